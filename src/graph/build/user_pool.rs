//! The user pool, its domain, its groups and its first users.

use super::Builder;
use super::policy::{allow, document, trust};
use crate::graph::{Expr, Json, NodeId};
use crate::model::{self, Email, MadePool, Mfa, NonEmpty, PoolSource, SignIn};
use crate::names::free;
use crate::resources::Attr;
use crate::resources::cognito::{
    Attribute, Constraints, EmailSender, Invitation, SmsSender, UserPool, UserPoolGroup, UserPoolUser, UserPoolUserToGroupAttachment,
    Verification,
};
use crate::resources::iam::{Policy, Role};
use crate::spec::user_pool::{Alias, Channel, FeaturePlan, InviteBy, MfaFactor, OnDelete, Recovery, VerifyBy};

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::PhoneNumber => "phone_number",
    }
}

fn alias(alias: Alias) -> &'static str {
    match alias {
        Alias::Email => "email",
        Alias::PhoneNumber => "phone_number",
        Alias::PreferredUsername => "preferred_username",
    }
}

fn recovery(recovery: Recovery) -> &'static str {
    match recovery {
        Recovery::VerifiedEmail => "verified_email",
        Recovery::VerifiedPhoneNumber => "verified_phone_number",
        Recovery::AdminOnly => "admin_only",
    }
}

fn factors(factors: &NonEmpty<MfaFactor>) -> Vec<MfaFactor> {
    factors.iter().copied().collect()
}

impl Builder<'_> {
    pub(super) fn user_pool(&mut self) {
        let stack = self.stack;
        let Some(pool) = &stack.user_pool else { return };
        self.subject = "User pool";
        if let PoolSource::Made(made) = &pool.source {
            self.made_pool(made);
        }
        if let Some(domain) = &pool.domain {
            self.user_pool_domain(domain);
        }
    }

    fn made_pool(&mut self, pool: &MadePool) {
        let mut may_send = None;
        let sms = pool.sms.as_ref().map(|sms| {
            let external_id = self.text(&sms.external_id);
            let role = match &sms.role {
                Some(role) => self.text(role),
                None => {
                    let (role, policy) = self.sms_role(&external_id);
                    may_send = Some(policy);
                    role.attr(Attr::Arn)
                }
            };
            SmsSender { role, external_id, region: self.maybe(sms.region.as_ref()) }
        });
        let (mfa, factors) = match &pool.mfa {
            Mfa::Off => ("OFF", Vec::new()),
            Mfa::Optional(some) => ("OPTIONAL", factors(some)),
            Mfa::Required(some) => ("ON", factors(some)),
        };
        let attributes = pool.attributes.iter().map(|attribute| Attribute {
            name: attribute.name.clone(),
            required: attribute.required,
            mutable: attribute.mutable,
            constraints: match attribute.kind {
                model::AttributeKind::String(min, max) => Constraints::String(min, max),
                model::AttributeKind::Number(min, max) => Constraints::Number(min, max),
                model::AttributeKind::Boolean => Constraints::Boolean,
                model::AttributeKind::DateTime => Constraints::DateTime,
            },
        });
        let messages = &pool.messages;
        let resource = UserPool {
            name: self.text(&pool.name),
            deletion_protection: pool.deletion_protection,
            tier: match pool.feature_plan {
                FeaturePlan::Lite => "LITE",
                FeaturePlan::Essentials => "ESSENTIALS",
                FeaturePlan::Plus => "PLUS",
            },
            username_attributes: match &pool.sign_in {
                SignIn::Attributes(channels) => channels.iter().map(|by| channel(*by)).collect(),
                SignIn::Username(_) => Vec::new(),
            },
            alias_attributes: match &pool.sign_in {
                SignIn::Username(aliases) => aliases.iter().map(|by| alias(*by)).collect(),
                SignIn::Attributes(_) => Vec::new(),
            },
            case_sensitive: pool.case_sensitive,
            admin_creates_users: !pool.self_sign_up,
            password: pool.password.clone(),
            mfa,
            factors,
            mfa_email: (self.maybe(messages.mfa_email.0.as_ref()), self.maybe(messages.mfa_email.1.as_ref())),
            mfa_sms: self.maybe(messages.mfa_sms.as_ref()),
            verified: pool.verify.iter().map(|by| channel(*by)).collect(),
            attributes: attributes.collect(),
            recovery: pool.recovery.iter().map(|way| recovery(*way)).collect(),
            invitation: Invitation {
                email_subject: self.maybe(messages.invitation.0.as_ref()),
                email: self.maybe(messages.invitation.1.as_ref()),
                sms: self.maybe(messages.invitation.2.as_ref()),
            },
            verification: messages.verification.as_ref().map(|verification| Verification {
                by_link: verification.by == VerifyBy::Link,
                email_subject: self.maybe(verification.email_subject.as_ref()),
                email: self.maybe(verification.email.as_ref()),
                sms: self.maybe(verification.sms.as_ref()),
            }),
            email: pool.email.as_ref().map(|email| self.email(email)),
            sms,
            triggers: pool.triggers.iter().map(|(trigger, function)| (*trigger, self.function_arn(*function))).collect(),
            token_version: pool.token_version.aws(),
            kms_key: self.maybe(pool.kms_key.as_ref()),
            tags: self.tags.clone(),
        };
        // Cognito looks at what the role may do when the pool is made: InvalidSmsRoleAccessPolicyException of CreateUserPool.
        let entry = self.entry("UserPool", resource).at(self.pool.node()).retain(pool.on_delete == OnDelete::Retain).after(may_send);
        self.put(entry);
    }

    fn email(&self, email: &Email) -> EmailSender {
        match email {
            Email::Cognito(reply_to) => EmailSender {
                account: "COGNITO_DEFAULT",
                identity: None,
                from: None,
                reply_to: self.maybe(reply_to.as_ref()),
                configuration_set: None,
            },
            Email::Ses { identity, from, reply_to, configuration_set } => EmailSender {
                account: "DEVELOPER",
                identity: Some(self.text(identity)),
                from: self.maybe(from.as_ref()),
                reply_to: self.maybe(reply_to.as_ref()),
                configuration_set: self.maybe(configuration_set.as_ref()),
            },
        }
    }

    /// The role by which Cognito sends text messages, and the policy that lets it.
    ///
    /// Source: Amazon Cognito developer guide, "SMS message settings for Amazon Cognito user pools", the role and its trust.
    fn sms_role(&mut self, external_id: &Expr) -> (NodeId, NodeId) {
        let condition = Json::map([("StringEquals", Json::map([("sts:ExternalId", Json::Text(external_id.clone()))]))]);
        let trust = trust("cognito-idp.amazonaws.com", Some(condition));
        let role = self
            .add("UserPoolSmsRole", Role { prefix: self.role_prefix("text-messages"), trust, description: None, tags: self.tags.clone() });
        // A text message has no ARN: `*` is what the guide gives, and topics are kept out by what Cognito publishes to.
        let document = document([allow(["sns:Publish"], ["*".into()])]);
        let policy = self.add("UserPoolSmsPolicy", Policy { name: "send-text-messages".to_owned(), role, document });
        (role, policy)
    }

    /// Groups, and users that are made with the pool.
    pub(super) fn people(&mut self) {
        let stack = self.stack;
        let Some(pool) = &stack.user_pool else { return };
        self.subject = "Groups and users";
        let mut groups = Vec::new();
        for group in &pool.groups {
            let resource = UserPoolGroup {
                user_pool: self.pool_id(),
                name: group.name.clone(),
                description: self.maybe(group.description.as_ref()),
                precedence: group.precedence,
                role: self.maybe(group.role.as_ref()),
            };
            groups.push(self.add(format!("{}Group", free(&group.name)), resource));
        }
        for user in &pool.users {
            let invite = user.invite_by.iter().map(|by| match by {
                InviteBy::Email => "EMAIL",
                InviteBy::Sms => "SMS",
            });
            let resource = UserPoolUser {
                user_pool: self.pool_id(),
                username: user.name.clone(),
                attributes: self.texts(&user.attributes),
                invite_by: invite.collect(),
            };
            let node = self.add(format!("{}User", free(&user.name)), resource);
            for (group, name) in user.groups.iter().filter_map(|index| Some((*groups.get(*index)?, &pool.groups.get(*index)?.name))) {
                let place = UserPoolUserToGroupAttachment { user_pool: self.pool_id(), group, user: node };
                self.add(format!("{}UserIn{}", free(&user.name), free(name)), place);
            }
        }
    }
}
