//! What a scope means, as a spec writes it.

/// A scope as it is written in a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScopeName<'a> {
    /// A scope that every user pool has.
    System(SystemScope),
    /// `server/scope`: a scope of a resource server. The server is the part before the last slash.
    Custom {
        /// The name of the resource server in the spec (or, by mistake, its identifier).
        server: &'a str,
        /// The name of the scope.
        scope: &'a str,
    },
    /// Neither: no slash, and no system scope is called so.
    Bare(&'a str),
}

/// A scope that every user pool has.
///
/// Source: Amazon Cognito developer guide, "Scopes, M2M, and resource servers"; `AllowedOAuthScopes` of `CreateUserPoolClient`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SystemScope {
    /// `openid`
    Openid,
    /// `email`
    Email,
    /// `phone`
    Phone,
    /// `profile`
    Profile,
    /// `aws.cognito.signin.user.admin`: the user pools API, on the user's own behalf.
    SigninUserAdmin,
}

impl SystemScope {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Openid, Self::Email, Self::Phone, Self::Profile, Self::SigninUserAdmin];

    /// The scope as it stands in a token.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Openid => "openid",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Profile => "profile",
            Self::SigninUserAdmin => "aws.cognito.signin.user.admin",
        }
    }
}

impl<'a> ScopeName<'a> {
    /// Tells what a written scope is.
    ///
    /// ```
    /// use poolgate::spec::scope::ScopeName;
    /// assert_eq!(ScopeName::of("orders/read"), ScopeName::Custom { server: "orders", scope: "read" });
    /// assert_eq!(ScopeName::of("read"), ScopeName::Bare("read"));
    /// ```
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        if let Some(system) = SystemScope::ALL.into_iter().find(|scope| scope.as_str() == text) {
            return Self::System(system);
        }
        match text.rsplit_once('/') {
            Some((server, scope)) => Self::Custom { server, scope },
            None => Self::Bare(text),
        }
    }
}
