//! `gen access`: who can reach what.

use poolgate::access::Access;
use poolgate::access::show::Question;
use poolgate::finding;
use poolgate::report::{self, Checked};

use super::check::bug_of_ours;
use super::input::Input;
use super::talk::Talk;
use super::{Failure, Outcome, Status};

/// Say who can reach what, by which way, and why not
///
/// Without a question: every client and every route. `?` is what cannot be told from the spec: a function decides, or IAM.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    question: Option<Asked>,

    #[command(flatten)]
    input: Input,

    /// How the answer is shown
    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, clap::Subcommand)]
enum Asked {
    /// Which clients can reach a route, and how
    WhoCan {
        /// The route as the spec writes it, such as `GET /orders`
        route: String,
        #[command(flatten)]
        input: Input,
    },
    /// Which routes a client can reach, and how
    WhatCan {
        /// The name of the client
        client: String,
        #[command(flatten)]
        input: Input,
    },
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For a terminal
    Table,
    /// For programs
    Json,
    /// For a page
    Markdown,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let input = match &arguments.question {
        None => &arguments.input,
        Some(Asked::WhoCan { input, .. } | Asked::WhatCan { input, .. }) => input,
    };
    let Checked { report, spec, outcome, .. } = input.check()?;
    talk.findings(&report);
    let spec = match (spec, outcome) {
        (_, report::Outcome::Bug(bug)) => return Err(bug_of_ours(&bug)),
        (Some(spec), report::Outcome::Compiled(_)) => spec,
        _ => {
            talk.say(&format!("{}; who can reach what is not known before they are mended", report.summary()));
            return Ok(Status::Findings);
        }
    };
    let access = Access::of(&spec);
    let question = match &arguments.question {
        None => Question::All,
        Some(Asked::WhoCan { route, .. }) => {
            let known = access.doors().iter().map(|door| door.key);
            Question::WhoCan(access.door(route).ok_or_else(|| unknown("route", route, known))?)
        }
        Some(Asked::WhatCan { client, .. }) => {
            let known = access.callers().iter().map(|caller| caller.name);
            Question::WhatCan(access.caller(client).ok_or_else(|| unknown("client", client, known))?)
        }
    };
    let answer = match arguments.format {
        Format::Table => access.table(question),
        Format::Markdown => access.markdown(question),
        Format::Json => access.json(question),
    };
    talk.product(&answer)?;
    Ok(Status::Fine)
}

fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let failure = Failure::new(format!("the spec has no {kind} `{name}`"));
    match finding::nearest(name, known) {
        Some(meant) => failure.help(format!("did you mean `{meant}`?")),
        None => failure.help("`gen access` alone lists all"),
    }
}
