//! `docs/targets.md`: what each target cannot say, from the reasons that stand in the rows.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use poolgate::resources::{Cfn, Name, Names, every_kind};

use crate::support::generated::current;

const HEAD: &str = "\
# What each target cannot say

Generated from the reasons that stand in the property rows (`src/resources`); `UPDATE=1 cargo test` rewrites it. Everything that is
not here is said by both. The conformance suite deploys every example both ways and compares the accounts
(`tests/conformance/test_terraform.py`, which lists the differences that are left).

## Not a property

| what | CloudFormation | Terraform |
|---|---|---|
| `on_delete: retain` | the pool stays when it leaves the stack (`DeletionPolicy: Retain`) | a plan that would destroy it is refused (`prevent_destroy`); where its block is removed, deletion protection is what is left |
| `sms` is no factor, but text messages are set up | it stays off (`EnabledMfas`) | it is on wherever other factors are: the provider turns it on with `sms_configuration` (seen on 5.100) |
| `outputs.*.export` | other stacks import the value | nothing to import from: read the output of the module |
| `${aws.stack_name}` | the name that the stack is deployed under | the name of the spec |
| `parameters.*.pattern` | Java's regular expressions | RE2's: a pattern that these do not read alike becomes a comment |
| code of a function | in the template | in a zip beside the module, whose hash is in the plan |
| `runtime: nodejs24.x`, `python3.14`, `java25`, `dotnet10`, `ruby4.0` | any | version 6.21 to 6.46 of the AWS provider at least: 5 refuses them |
| `login_pages.managed` | any | version 6.25 of the AWS provider at least: the last of 5 has no `aws_cognito_managed_login_branding` |
| a secret of an identity provider | a dynamic reference; of Parameter Store plain `String` parameters only | a data source, `SecureString` as well; its value is in Terraform's state |
| a new private key for Sign in with Apple | is told to Cognito when the template changes | is told with `terraform apply -replace`: Cognito never says the key, so Terraform does not compare it |
| a secret of a client | not in the template | in Terraform's state, as every attribute is: keep the state where secrets may be |
";

/// Properties by the reason why the other side lacks them.
type Reasons = BTreeMap<&'static str, Vec<String>>;

/// The rows that one side lacks, by reason: kind and property, in the words of the side that has them.
fn reasons() -> (Reasons, Reasons) {
    fn add(kind: &(String, &str), names: &[Names], cfn: &mut Reasons, tf: &mut Reasons) {
        for name in names {
            match (name.cfn, name.tf) {
                (Name::Is(own), Name::None(why)) => cfn.entry(why).or_default().push(format!("{} `{own}`", kind.0)),
                (Name::None(why), Name::Is(own)) => tf.entry(why).or_default().push(format!("{} `{own}`", kind.1)),
                _ => add(kind, &name.items, cfn, tf),
            }
        }
    }
    let (mut cfn, mut tf) = (Reasons::new(), Reasons::new());
    for described in every_kind() {
        let own = match described.kind.cfn {
            Cfn::Resource(kind) => kind.to_owned(),
            Cfn::Property(name) | Cfn::ListItem(name) => format!("{name} of its resource,"),
        };
        add(&(own, described.kind.tf), &described.names, &mut cfn, &mut tf);
    }
    (cfn, tf)
}

#[test]
fn the_page_of_targets_is_current() {
    let (cfn, tf) = reasons();
    let mut page = HEAD.to_owned();
    for (title, table) in [("Only CloudFormation has", cfn), ("Only Terraform has", tf)] {
        let _ = write!(page, "\n## {title}\n\n| why | properties |\n|---|---|\n");
        for (why, properties) in table {
            let _ = writeln!(page, "| {why} | {} |", properties.join("<br>"));
        }
    }
    current("docs/targets.md", &page);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    current("README.md", &format!("{before}{BEGIN}{}{END}{after}", short()));
}

const BEGIN: &str = "<!-- targets: kept current by tests/terraform/targets.rs -->\n";
const END: &str = "<!-- /targets -->";

/// The reasons alone, with how many properties each is for.
fn short() -> String {
    let (cfn, tf) = reasons();
    let mut table = "| only | properties | why |\n|---|--:|---|\n".to_owned();
    for (target, reasons) in [("CloudFormation", cfn), ("Terraform", tf)] {
        for (why, properties) in reasons {
            let _ = writeln!(table, "| {target} | {} | {why} |", properties.len());
        }
    }
    table
}
