//! The user pool with all that belongs to it.

use indexmap::IndexSet;

use super::{Client, Domain, FunctionRef, IdentityProvider, LoginPages, Names, NonEmpty, Piece, Resolved, Text, Unresolved, missing};
use crate::files::Sources;
use crate::spec::user_pool as spec;
use crate::spec::user_pool::{
    Alias, Channel, FeaturePlan, InviteBy, MfaFactor, MfaMode, OnDelete, Password, Recovery, TokenVersion, VerifyBy,
};

/// A user pool, made here or there already, with what hangs on it.
#[derive(Debug, Clone)]
pub struct UserPool {
    /// Where it comes from.
    pub source: PoolSource,
    /// The groups.
    pub groups: Vec<Group>,
    /// Users that are made in it.
    pub users: Vec<SeededUser>,
    /// Who else vouches for users. A [`Voucher`](super::Voucher) points into them.
    pub identity_providers: Vec<IdentityProvider>,
    /// Where its login pages are.
    pub domain: Option<Domain>,
    /// What the login pages look like; classic and Cognito's own if nothing is said.
    pub login_pages: Option<LoginPages>,
    /// APIs that access tokens can be for.
    pub resource_servers: Vec<ResourceServer>,
    /// The app clients. A [`ClientRef`](super::ClientRef) points into them.
    pub clients: Vec<Client>,
}

/// Where a user pool comes from.
#[derive(Debug, Clone)]
pub enum PoolSource {
    /// It exists.
    Existing(ExistingPool),
    /// It is made.
    Made(Box<MadePool>),
}

/// How a user pool that exists is named: by words and parameters, never by something of the stack.
#[derive(Debug, Clone)]
pub enum ExistingPool {
    /// By its ARN.
    Arn(Text),
    /// By its id; it is in the account and region of the stack.
    Id(Text),
}

/// A user pool that is made.
#[derive(Debug, Clone)]
pub struct MadePool {
    /// The name people see.
    pub name: Text,
    /// What users sign in with.
    pub sign_in: SignIn,
    /// Whether user names are case sensitive.
    pub case_sensitive: bool,
    /// Whether people may sign themselves up.
    pub self_sign_up: bool,
    /// What a password must be like.
    pub password: Password,
    /// The second factor.
    pub mfa: Mfa,
    /// What Cognito verifies.
    pub verify: Vec<Channel>,
    /// The attributes that the spec says something of.
    pub attributes: Vec<Attribute>,
    /// The ways back in, the preferred one first.
    pub recovery: NonEmpty<Recovery>,
    /// What the messages say.
    pub messages: Messages,
    /// How e-mail is sent.
    pub email: Option<Email>,
    /// How text messages are sent.
    pub sms: Option<Sms>,
    /// AWS's name of each trigger that is set, and the function.
    pub triggers: Vec<(&'static str, FunctionRef)>,
    /// What the function before tokens is told.
    pub token_version: TokenVersion,
    /// The key of the functions that send messages.
    pub kms_key: Option<Text>,
    /// The features that are paid for.
    pub feature_plan: FeaturePlan,
    /// Whether AWS refuses to delete the pool.
    pub deletion_protection: bool,
    /// What becomes of it when it leaves the stack.
    pub on_delete: OnDelete,
}

impl UserPool {
    /// The triggers of a pool that is made: AWS's name of each, and the function. Those of one that exists are its own.
    #[must_use]
    pub fn triggers(&self) -> &[(&'static str, FunctionRef)] {
        match &self.source {
            PoolSource::Existing(_) => &[],
            PoolSource::Made(made) => &made.triggers,
        }
    }
}

/// What users sign in with. One or the other: AWS refuses both.
///
/// Source: Amazon Cognito developer guide, "Customizing sign-in attributes".
#[derive(Debug, Clone)]
pub enum SignIn {
    /// An e-mail address or a phone number.
    Attributes(NonEmpty<Channel>),
    /// A user name, or one of its aliases.
    Username(Vec<Alias>),
}

/// The second factor.
#[derive(Debug, Clone)]
pub enum Mfa {
    /// There is none.
    Off,
    /// Users who set one up are asked for it.
    Optional(NonEmpty<MfaFactor>),
    /// Everybody is asked for one.
    Required(NonEmpty<MfaFactor>),
}

/// An attribute of the users.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// Whether a user must have it from the start.
    pub required: bool,
    /// Whether it can be changed.
    pub mutable: bool,
    /// Its type and limits.
    pub kind: AttributeKind,
}

/// The type of an attribute and its limits.
#[derive(Debug, Clone, Copy)]
pub enum AttributeKind {
    /// Text of a length.
    String(u32, u32),
    /// A number of a size.
    Number(Option<i64>, Option<i64>),
    /// True or false.
    Boolean,
    /// A time.
    DateTime,
}

/// What the messages to users say.
#[derive(Debug, Clone, Default)]
pub struct Messages {
    /// The invitation: subject, e-mail, text message.
    pub invitation: (Option<Text>, Option<Text>, Option<Text>),
    /// The verification.
    pub verification: Option<Verification>,
    /// The text message of the second factor.
    pub mfa_sms: Option<Text>,
    /// The e-mail of the second factor: subject and text.
    pub mfa_email: (Option<Text>, Option<Text>),
}

/// The message that verifies an address.
#[derive(Debug, Clone)]
pub struct Verification {
    /// By code or by link.
    pub by: VerifyBy,
    /// The subject of the e-mail.
    pub email_subject: Option<Text>,
    /// The e-mail.
    pub email: Option<Text>,
    /// The text message.
    pub sms: Option<Text>,
}

/// How e-mail is sent.
#[derive(Debug, Clone)]
pub enum Email {
    /// By Cognito; answers go here.
    Cognito(Option<Text>),
    /// By an SES identity.
    Ses {
        /// The ARN of the identity.
        identity: Text,
        /// The sender.
        from: Option<Text>,
        /// Where answers go.
        reply_to: Option<Text>,
        /// The SES configuration set.
        configuration_set: Option<Text>,
    },
}

/// How text messages are sent.
#[derive(Debug, Clone)]
pub struct Sms {
    /// The ARN of the role; one is made if there is none.
    pub role: Option<Text>,
    /// What Cognito shows the role.
    pub external_id: Text,
    /// The region that sends.
    pub region: Option<Text>,
}

/// A group of users.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<Text>,
    /// Which group's role wins.
    pub precedence: Option<u32>,
    /// The role of its users.
    pub role: Option<Text>,
}

/// A user that is made with the pool.
#[derive(Debug, Clone)]
pub struct SeededUser {
    /// The user name.
    pub name: String,
    /// The attributes.
    pub attributes: Vec<(String, Text)>,
    /// The groups, by their places in [`UserPool::groups`].
    pub groups: Vec<usize>,
    /// How the user is invited.
    pub invite_by: Vec<InviteBy>,
}

/// An API that access tokens can be for.
#[derive(Debug, Clone)]
pub struct ResourceServer {
    /// Its name in the spec.
    pub key: String,
    /// What stands before the slash of its scopes in a token.
    pub identifier: Text,
    /// Where it comes from.
    pub source: ServerSource,
}

/// Where a resource server comes from.
#[derive(Debug, Clone)]
pub enum ServerSource {
    /// It exists, in a pool that exists.
    Existing,
    /// It is made.
    Made {
        /// The name people see.
        name: Text,
        /// Its scopes: name and description.
        scopes: Vec<(String, String)>,
    },
}

/// The most characters of an attribute, and what Cognito fills in where nothing is said.
///
/// Source: Amazon Cognito user pools API reference, `StringAttributeConstraintsType`.
const LONGEST: u32 = 2048;

impl Names<'_> {
    pub(super) fn user_pool(&self, pool: &spec::UserPool, sources: &Sources) -> Resolved<UserPool> {
        let source = match (&pool.arn, &pool.id) {
            (None, None) => PoolSource::Made(Box::new(self.made_pool(pool)?)),
            (Some(arn), None) => PoolSource::Existing(ExistingPool::Arn(self.known_before(arn)?)),
            (None, Some(id)) => PoolSource::Existing(ExistingPool::Id(self.known_before(id)?)),
            (Some(_), Some(_)) => return missing("a pool by ARN and by id"),
        };
        let providers = pool.identity_providers.iter().map(|(key, provider)| self.identity_provider(key, provider, sources));
        let groups = pool.groups.iter().map(|(name, group)| {
            Ok(Group {
                name: name.clone(),
                description: self.maybe(group.description.as_ref())?,
                precedence: group.precedence,
                role: self.maybe(group.role.as_ref())?,
            })
        });
        let servers = self.spec.resource_servers.iter().map(|(key, server)| {
            Ok(ResourceServer {
                key: key.clone(),
                identifier: self.text(&server.identifier)?,
                source: match (server.existing, &source) {
                    (true, PoolSource::Existing(_)) => ServerSource::Existing,
                    (true, PoolSource::Made(_)) => return missing("a server that exists in a pool that does not"),
                    (false, _) => ServerSource::Made {
                        name: server.name.as_ref().map_or_else(|| Ok(Text::literal(key)), |name| self.text(name))?,
                        scopes: server.scopes.iter().map(|(name, description)| (name.clone(), description.clone())).collect(),
                    },
                },
            })
        });
        let resource_servers = servers.collect::<Resolved<_>>()?;
        Ok(UserPool {
            source,
            groups: groups.collect::<Resolved<_>>()?,
            users: pool.users.iter().map(|(name, user)| self.user(pool, name, user)).collect::<Resolved<_>>()?,
            identity_providers: providers.collect::<Resolved<_>>()?,
            login_pages: pool.login_pages.as_ref().map(|pages| self.login_pages(pages, sources)).transpose()?,
            domain: pool.domain.as_ref().map(|domain| self.domain(domain)).transpose()?,
            resource_servers,
            clients: self.spec.clients.iter().map(|(key, client)| self.client_of(key, client)).collect::<Resolved<_>>()?,
        })
    }

    /// Text in which nothing of the stack itself stands.
    fn known_before(&self, text: &crate::spec::Text) -> Resolved<Text> {
        let text = self.text(text)?;
        match text.0.iter().find(|piece| !matches!(piece, Piece::Literal(_) | Piece::Parameter(_) | Piece::Aws(_))) {
            None => Ok(text),
            Some(piece) => missing(format!("{piece:?} in the name of what exists already")),
        }
    }

    fn made_pool(&self, pool: &spec::UserPool) -> Resolved<MadePool> {
        let name = pool.name.clone().unwrap_or_else(|| self.spec.name.clone().into());
        let triggers = pool.triggers.set().map(|trigger| Ok((trigger.aws, self.function(trigger.function)?)));
        Ok(MadePool {
            name: self.text(&name)?,
            sign_in: match &*pool.sign_in {
                spec::SignIn::Username(username) => SignIn::Username(username.aliases.clone()),
                spec::SignIn::Attributes(channels) => match NonEmpty::of(channels.iter().copied()) {
                    Some(channels) => SignIn::Attributes(channels),
                    None => return missing("sign-in by no attribute"),
                },
            },
            case_sensitive: *pool.case_sensitive,
            self_sign_up: *pool.self_sign_up,
            password: Password::clone(&pool.password),
            mfa: match (pool.mfa.mode, NonEmpty::of(pool.mfa.factors.iter().copied())) {
                (MfaMode::Off, _) => Mfa::Off,
                (MfaMode::Optional, Some(factors)) => Mfa::Optional(factors),
                (MfaMode::Required, Some(factors)) => Mfa::Required(factors),
                (_, None) => return missing("a second factor and none to choose"),
            },
            verify: pool.verify.clone(),
            attributes: attributes(pool)?,
            recovery: recovery(pool),
            messages: self.messages(pool)?,
            email: self.email(pool)?,
            sms: match &pool.sms {
                None => None,
                Some(sms) => Some(Sms {
                    role: self.maybe(sms.role.as_ref())?,
                    external_id: sms.external_id.as_ref().map_or_else(|| Ok(Text::literal(&self.spec.name)), |id| self.text(id))?,
                    region: self.maybe(sms.region.as_ref())?,
                }),
            },
            triggers: triggers.collect::<Resolved<_>>()?,
            token_version: pool.triggers.pre_token_generation.as_ref().map(|tokens| tokens.version).unwrap_or_default(),
            kms_key: self.maybe(pool.triggers.kms_key.as_ref())?,
            feature_plan: *pool.feature_plan,
            deletion_protection: *pool.deletion_protection,
            on_delete: *pool.on_delete,
        })
    }

    fn user(&self, pool: &spec::UserPool, name: &str, user: &spec::User) -> Resolved<SeededUser> {
        let group = |group: &String| pool.groups.get_index_of(group).ok_or_else(|| Unresolved(format!("group {group:?} is not defined")));
        Ok(SeededUser {
            name: name.to_owned(),
            attributes: self.texts(&user.attributes)?,
            // One that stands twice is said once: a rule says so.
            groups: user.groups.iter().map(group).collect::<Resolved<IndexSet<usize>>>()?.into_iter().collect(),
            invite_by: user.invite_by.clone(),
        })
    }

    fn messages(&self, pool: &spec::UserPool) -> Resolved<Messages> {
        let said = &pool.messages;
        let mut messages = Messages { mfa_sms: self.maybe(said.mfa_sms.as_ref())?, ..Messages::default() };
        if let Some(invitation) = &said.invitation {
            messages.invitation = (
                self.maybe(invitation.email_subject.as_ref())?,
                self.maybe(invitation.email.as_ref())?,
                self.maybe(invitation.sms.as_ref())?,
            );
        }
        if let Some(verification) = &said.verification {
            messages.verification = Some(Verification {
                by: verification.by,
                email_subject: self.maybe(verification.email_subject.as_ref())?,
                email: self.maybe(verification.email.as_ref())?,
                sms: self.maybe(verification.sms.as_ref())?,
            });
        }
        if let Some(email) = &said.mfa_email {
            messages.mfa_email = (self.maybe(email.subject.as_ref())?, self.maybe(email.message.as_ref())?);
        }
        Ok(messages)
    }

    fn email(&self, pool: &spec::UserPool) -> Resolved<Option<Email>> {
        Ok(match &pool.email {
            None => None,
            Some(spec::Email::Cognito(email)) => Some(Email::Cognito(self.maybe(email.reply_to.as_ref())?)),
            Some(spec::Email::Ses(email)) => Some(Email::Ses {
                identity: self.text(&email.identity)?,
                from: self.maybe(email.from.as_ref())?,
                reply_to: self.maybe(email.reply_to.as_ref())?,
                configuration_set: self.maybe(email.configuration_set.as_ref())?,
            }),
        })
    }
}

fn attributes(pool: &spec::UserPool) -> Resolved<Vec<Attribute>> {
    let standard = pool.attributes.standard().map(|(name, attribute)| {
        // Source: Amazon Cognito developer guide, "Working with user attributes": all are text but `updated_at`.
        let kind = match name {
            "updated_at" => AttributeKind::Number(Some(0), None),
            // `YYYY-MM-DD`: the ten characters that Cognito itself asks for.
            "birthdate" => AttributeKind::String(attribute.min_length.unwrap_or(10), attribute.max_length.unwrap_or(10)),
            _ => AttributeKind::String(attribute.min_length.unwrap_or(0), attribute.max_length.unwrap_or(LONGEST)),
        };
        Ok(Attribute { name: name.to_owned(), required: attribute.required, mutable: attribute.mutable, kind })
    });
    let custom = pool.attributes.custom.iter().map(|(name, attribute)| {
        let kind = match (&attribute.string, &attribute.number, &attribute.boolean, &attribute.date_time) {
            (Some(limits), None, None, None) => AttributeKind::String(limits.min_length.unwrap_or(0), limits.max_length.unwrap_or(LONGEST)),
            (None, Some(limits), None, None) => AttributeKind::Number(limits.min, limits.max),
            (None, None, Some(_), None) => AttributeKind::Boolean,
            (None, None, None, Some(_)) => AttributeKind::DateTime,
            _ => return missing(format!("attribute {name:?} has not one type")),
        };
        Ok(Attribute { name: name.clone(), required: false, mutable: attribute.mutable, kind })
    });
    standard.chain(custom).collect()
}

/// What the spec says, or else what `verify` makes possible, or else an administrator.
fn recovery(pool: &spec::UserPool) -> NonEmpty<Recovery> {
    let said = NonEmpty::of(pool.account_recovery.iter().copied());
    let verified = || {
        NonEmpty::of(pool.verify.iter().map(|channel| match channel {
            Channel::Email => Recovery::VerifiedEmail,
            Channel::PhoneNumber => Recovery::VerifiedPhoneNumber,
        }))
    };
    said.or_else(verified).unwrap_or_else(|| NonEmpty::new(Recovery::AdminOnly, []))
}
