//! Logging of a stage where only the account can tell whether it may log.

use super::{at, rest, route_at};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::ExecutionLog;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA052",
    name: "logging-without-account-role",
    severity: Severity::Caution,
    page: include_str!("logging_without_account_role.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(rest) = rest(context).filter(|rest| !rest.account_logging) else { return };
    let place = match (&rest.access_log, rest.execution_log) {
        (Some(_), _) => at().key("access_log"),
        (None, ExecutionLog::Error | ExecutionLog::Info) => at().key("execution_log"),
        (None, ExecutionLog::Off) => {
            let logs = |log: Option<ExecutionLog>| log.is_some_and(|log| log != ExecutionLog::Off);
            let Some((key, _)) = rest.routes.iter().find(|(_, route)| logs(route.execution_log)) else { return };
            route_at(key).key("execution_log")
        }
    };
    findings.push(
        Finding::new(&RULE, Place::Key(place), "the stage writes logs, and the account may have no role for that")
            .help("write `account_logging: true` to have the role made and set for the whole account and region, or allow this where the account has one"),
    );
}
