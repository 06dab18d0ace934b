//! `--fail-on`: from which severity on a finding fails the command.

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use poolgate::Severity;

/// Every severity, gravest first.
const ALL: [Severity; 4] = [Severity::Error, Severity::Broken, Severity::Insecure, Severity::Caution];

/// Reads any severity.
pub(super) fn any() -> impl TypedValueParser<Value = Severity> {
    of(|_| true)
}

/// Reads a severity that does not weaken what stops the output anyway.
pub(super) fn for_output() -> impl TypedValueParser<Value = Severity> {
    of(|severity| severity <= Severity::Broken)
}

fn of(allowed: fn(Severity) -> bool) -> impl TypedValueParser<Value = Severity> {
    let words = ALL.into_iter().filter(move |severity| allowed(*severity)).map(Severity::as_str);
    PossibleValuesParser::new(words).map(|word| {
        // The parser lets only these words through.
        ALL.into_iter().find(|severity| severity.as_str() == word).unwrap_or(Severity::Error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_of_a_rule_can_be_asked_for() {
        assert!(poolgate::rules::all().all(|rule| ALL.contains(&rule.severity)));
    }
}
