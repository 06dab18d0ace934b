//! `gen man`: manual pages, from the declarations of the arguments.

use clap::CommandFactory;
use clap_mangen::Man;
use poolgate::finding::nearest;
use poolgate::report::clipped;

use super::talk::Talk;
use super::{Failure, Outcome, Status};

/// Print a manual page
///
/// gen man > gen.1; gen man check > gen-check.1
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The subcommand that the page is about; the whole command without one
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let mut whole = super::Arguments::command();
    whole.build();
    let command = match &arguments.command {
        None => whole,
        Some(name) => {
            let found = whole.find_subcommand(name).cloned();
            found.ok_or_else(|| unknown(name, whole.get_subcommands().map(clap::Command::get_name)))?
        }
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error| Failure::new(format!("cannot render the page: {error}")))?;
    talk.product(page)?;
    Ok(Status::Fine)
}

fn unknown<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Failure {
    let names: Vec<_> = names.collect();
    let failure = Failure::new(format!("there is no subcommand `{}`", clipped(name, 60)));
    match nearest(name, names.iter().copied()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!("there are: {}", names.join(", "))),
    }
}
