//! `gen completions`: what a shell needs to complete this command.

use clap::CommandFactory;
use clap_complete::Shell;

use super::talk::Talk;
use super::{Outcome, Status};

/// Print a completion script for a shell
///
/// For bash: gen completions bash > ~/.local/share/bash-completion/completions/gen
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, talk: &mut Talk) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "gen", &mut script);
    talk.product(script)?;
    Ok(Status::Fine)
}
