//! Which versions of the AWS provider a module asks for: the oldest that has all that it says.

use crate::graph::{Expr, Graph, Value};
use crate::resources::AnyResource;

/// A version of the provider: its first two numbers.
pub type Version = (u32, u32);

/// The oldest version whose schemas the rows are held to (`schema/terraform`). The first that is not is 7.
const OLDEST: Version = (5, 100);

/// The kinds that 5.100 does not have, and the first version whose schema here has them.
pub const SINCE: [(&str, Version); 1] = [("aws_cognito_managed_login_branding", (6, 25))];

/// The runtimes that 5.100 refuses ("expected runtime to be one of …"), and the first version that is known to take them.
///
/// Sources: the provider's CHANGELOG, 6.21.0, for `java25`, `nodejs24.x` and `python3.14`; GitHub hashicorp/terraform-provider-aws#45864
/// for `dotnet10` ("incorporated into the AWS Provider starting from version 6.27.0"); GitHub entigolabs/entigo-infralib#1465 for
/// `ruby4.0`, among the release notes of 6.46.0.
const RUNTIMES: [(&str, Version); 5] =
    [("java25", (6, 21)), ("nodejs24.x", (6, 21)), ("python3.14", (6, 21)), ("dotnet10", (6, 27)), ("ruby4.0", (6, 46))];

/// The versions that have every kind and take every word of the module.
pub(super) fn versions(graph: &Graph) -> String {
    let (major, minor) = graph.nodes().map(|(_, node)| since(node.resource.as_ref())).max().unwrap_or(OLDEST);
    format!(">= {major}.{minor}, < 7")
}

fn since(resource: &dyn AnyResource) -> Version {
    let kind = resource.kind().tf;
    let mut version = SINCE.iter().find(|(newer, _)| *newer == kind).map_or(OLDEST, |(_, version)| *version);
    if kind == "aws_lambda_function" {
        resource.each_property(&mut |field| {
            if field.tf == Some("runtime")
                && let Value::Text(Expr::Text(runtime)) = &field.value
                && let Some((_, newer)) = RUNTIMES.iter().find(|(name, _)| *name == runtime.as_ref())
            {
                version = version.max(*newer);
            }
        });
    }
    version
}

#[cfg(test)]
mod tests {
    use super::RUNTIMES;
    use crate::data::lambda::runtimes;

    /// What 5.100 takes, from its own error text (GitHub hashicorp/terraform-provider-aws#45888).
    const TAKEN: &str = "nodejs nodejs4.3 nodejs6.10 nodejs8.10 nodejs10.x nodejs12.x nodejs14.x nodejs16.x java8 java8.al2 java11 python2.7 \
        python3.6 python3.7 python3.8 python3.9 dotnetcore1.0 dotnetcore2.0 dotnetcore2.1 dotnetcore3.1 dotnet6 dotnet8 nodejs4.3-edge \
        go1.x ruby2.5 ruby2.7 provided provided.al2 nodejs18.x python3.10 java17 ruby3.2 ruby3.3 ruby3.4 python3.11 nodejs20.x \
        provided.al2023 python3.12 java21 python3.13 nodejs22.x";

    #[test]
    fn every_runtime_has_a_version_that_takes_it() {
        let old: Vec<&str> = TAKEN.split_whitespace().collect();
        for runtime in runtimes() {
            let newer = RUNTIMES.iter().any(|(name, _)| *name == runtime.name);
            assert!(old.contains(&runtime.name) != newer, "since which version does the provider take {}?", runtime.name);
        }
    }
}
