//! `gen explain`: the page of a rule.

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, context};
use poolgate::allowances::{Bar, bar};
use poolgate::finding::nearest;
use poolgate::report::clipped;
use poolgate::rules::page::Page;
use poolgate::rules::{self, Rule};

use super::talk::Talk;
use super::{Failure, Outcome, Status};

/// Explain a rule: why it is one, what AWS says, a wrong spec and a right one
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The code or the name of the rule, in any case: SP003, duplicate-key
    #[arg(value_name = "RULE", required_unless_present = "error")]
    rule: Option<String>,

    /// What AWS said: explains the rule that would have prevented it
    #[arg(long, value_name = "MESSAGE", conflicts_with = "rule")]
    error: Option<String>,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let rule = match (&arguments.rule, &arguments.error) {
        (_, Some(message)) => said(message, talk)?,
        (rule, None) => {
            let asked = rule.as_deref().unwrap_or_default().trim();
            let rule = rules::find(asked).ok_or_else(|| unknown(asked))?;
            if ![rule.code, rule.name].iter().any(|known| known.eq_ignore_ascii_case(asked)) {
                talk.say(&format!("{} is now {} {}", clipped(asked, 60), rule.code, rule.name));
            }
            rule
        }
    };
    let text = render(rule).map_err(|error| Failure::new(format!("this is a bug of poolgate: {error}")))?;
    talk.product(&text)?;
    Ok(Status::Fine)
}

/// The rule that a message of AWS leads to.
fn said(message: &str, talk: &mut Talk) -> Result<&'static Rule, Failure> {
    let found = rules::by_error(message);
    let Some((best, others)) = found.split_first() else {
        return Err(Failure::new("no rule quotes AWS like that")
            .help("`gen rules` lists all; paste the message whole, without what stands around it"));
    };
    for other in others {
        talk.say(&format!("it could be {} {} as well", other.code, other.name));
    }
    Ok(best)
}

fn unknown(asked: &str) -> Failure {
    let failure = Failure::new(format!("there is no rule `{}`", clipped(asked, 60)));
    match nearest(asked, rules::all().flat_map(|rule| [rule.code, rule.name])) {
        Some(near) => failure.help(format!("did you mean `{near}`? `gen rules` lists all")),
        None => failure.help("`gen rules` lists all"),
    }
}

fn render(rule: &Rule) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.add_template("explain.txt", include_str!("../../templates/explain.txt.j2"))?;
    let malformed = || minijinja::Error::new(minijinja::ErrorKind::BadSerialization, format!("the page of {} has no form", rule.code));
    let page = Page::parse(rule.page).ok_or_else(malformed)?;
    environment.get_template("explain.txt")?.render(context! {
        code => rule.code,
        name => rule.name,
        severity => rule.severity.as_str(),
        stops => rule.severity.stops_output(),
        fixable => rules::is_fixable(rule),
        summary => page.summary,
        why => page.why,
        aws_says => page.aws_says.unwrap_or_default(),
        wrong => page.wrong,
        right => page.right,
        sources => page.sources,
        allow => allow(rule),
    })
}

/// Whether findings of a rule can be allowed, and how that is said.
fn allow(rule: &Rule) -> String {
    match bar(rule) {
        None => format!(
            "In the spec, with the place as the finding names it (`gen check --format json`: `path`):\n\n    \
             allow:\n      - rule: {}\n        at: <path>\n        reason: <why it may stay>\n        until: <the last day, such as 2027-03-31; optional>",
            rule.name
        ),
        Some(Bar::Error) => "It cannot be allowed: it is an error.".to_owned(),
        Some(Bar::Needed) => "It cannot be allowed: there is no form for what it finds in a template.".to_owned(),
        Some(Bar::Allowance) => "It cannot be allowed: it is about what is allowed.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_can_be_shown() {
        for rule in poolgate::rules::all() {
            let text = super::render(rule).unwrap();
            assert!(text.starts_with(&format!("{} {}", rule.code, rule.name)), "{text}");
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
            assert!(!text.contains("\n\n\n"), "{text}");
        }
    }
}
