//! What `gen init` can begin with: the smallest spec, and every example of the repository with its source files.

/// A spec to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Preset {
    /// A user pool, a client that signs users in, and comments
    Minimal,
    /// Cognito's own login page in front of an API
    HostedLogin,
    /// An API that signs its users in itself
    LoginApi,
    /// Sign-in, refresh and sign-out behind one path, and a function that checks tokens
    SessionApi,
    /// Social sign-in, codes by e-mail, usage plans and a cache
    UsersApi,
    /// An HTTP API in front of a function in private subnets, with domain names of its own
    PrivateHttpApi,
}

/// The files of an example, the spec first.
macro_rules! example {
    ($name:literal: $($file:literal),+) => {
        &[$(($file, include_str!(concat!("../../examples/", $name, "/", $file)))),+]
    };
}

impl Preset {
    /// Names and texts, the spec first.
    pub(super) fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Minimal => &[("poolgate.yaml", include_str!("../../templates/init.yaml"))],
            Self::HostedLogin => example!("hosted-login": "poolgate.yaml"),
            Self::LoginApi => example!("login-api": "poolgate.yaml", "handlers/hello.py"),
            Self::SessionApi => example!("session-api": "poolgate.yaml"),
            Self::UsersApi => example!(
                "users-api": "poolgate.yaml", "handlers/users.js", "handlers/define-challenge.js", "handlers/create-challenge.js",
                "handlers/verify-challenge.js"
            ),
            Self::PrivateHttpApi => example!("private-http-api": "poolgate.yaml", "handlers/hello.py"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use clap::ValueEnum;

    use super::Preset;

    /// Of the library's use in a build script.
    const NO_PRESET: &str = "build-script";

    fn files(folder: &Path, name: &str, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = format!("{name}{}", entry.file_name().to_str().unwrap());
            match entry.path() {
                path if path.is_dir() => files(&path, &format!("{name}/"), found),
                _ if name == "README.md" => {}
                path => assert!(found.insert(name, fs::read_to_string(path).unwrap()).is_none()),
            }
        }
    }

    #[test]
    fn every_example_is_a_preset_with_all_its_files() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let mut examples = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let mut found = BTreeMap::new();
            files(&entry.path(), "", &mut found);
            examples.insert(entry.file_name().into_string().unwrap(), found);
        }
        examples.remove(NO_PRESET).unwrap();
        let own = |files: &[(&str, &str)]| files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let presets = Preset::value_variants().iter().filter(|preset| **preset != Preset::Minimal);
        let presets: BTreeMap<String, BTreeMap<_, _>> =
            presets.map(|preset| (preset.to_possible_value().unwrap().get_name().to_owned(), own(preset.files()))).collect();
        assert_eq!(examples, presets);
    }
}
