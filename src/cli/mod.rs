//! The command line: arguments in, exit code out. The only part of poolgate that prints.
//!
//! One file per subcommand. Standard output is the product and carries the whole of it or nothing; standard error is the
//! talk. A subcommand returns a [`Status`], or a [`Failure`] that [`main`] prints. Around them: `input` finds and reads a
//! spec, `talk` prints, `pretty` draws findings.

mod access;
mod calendar;
mod cfn;
mod check;
mod completions;
mod diff;
mod explain;
mod fix;
mod graph;
mod init;
mod input;
mod man;
mod presets;
mod pretty;
mod rules;
mod schema;
mod severity;
mod talk;
mod tf;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use talk::Talk;

/// Compiles a user pool, its clients, an API and its functions to CloudFormation or Terraform, and refuses what would break or stay open.
#[derive(Debug, Parser)]
#[command(
    name = "gen",
    version = concat!(env!("CARGO_PKG_VERSION"), " (poolgate)"),
    after_help = EXAMPLES,
    arg_required_else_help = true,
    max_term_width = 100,
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// When to colour findings. `auto`: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
}

const EXAMPLES: &str = "\
Examples:
  gen init                         begin with a small spec that compiles
  gen check                        say what is wrong with the spec
  gen check --fix                  mend what has one obvious cure; --dry-run shows it first
  gen cfn > stack.yaml             compile it
  gen cfn --check stack.yaml       fail if the committed template is not what the spec says
  gen tf -o identity               compile it to a Terraform module
  gen access                       who can reach what
  gen graph                        draw it, for a README
  gen explain duplicate-key        why a finding is one

Without FILE, the nearest poolgate.yaml (or poolgate.yml, poolgate.json) of this folder and those above it is read.

Exit codes: 0 all is well; 1 findings, or the output differs; 2 wrong usage, or a file that cannot be read or written.";

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    Check(check::Arguments),
    Cfn(cfn::Arguments),
    Tf(tf::Arguments),
    Graph(graph::Arguments),
    Schema(schema::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    Access(access::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// How a command ended that did what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// All is well.
    Fine,
    /// There are findings, or something differs.
    Findings,
}

/// Why a command could not do what it was asked: usage, input or output.
#[derive(Debug)]
struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

type Outcome = Result<Status, Failure>;

/// Runs the command line of this process.
pub(crate) fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too. Where nobody listens, there is nobody to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut talk = Talk::new(match arguments.color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    });
    let outcome = match arguments.command {
        Command::Init(arguments) => init::run(&arguments, &mut talk),
        Command::Check(arguments) => check::run(&arguments, &mut talk),
        Command::Cfn(arguments) => cfn::run(&arguments, &mut talk),
        Command::Tf(arguments) => tf::run(&arguments, &mut talk),
        Command::Graph(arguments) => graph::run(&arguments, &mut talk),
        Command::Schema(arguments) => schema::run(&arguments, &mut talk),
        Command::Explain(arguments) => explain::run(&arguments, &mut talk),
        Command::Rules(arguments) => rules::run(&arguments, &mut talk),
        Command::Access(arguments) => access::run(&arguments, &mut talk),
        Command::Completions(arguments) => completions::run(&arguments, &mut talk),
        Command::Man(arguments) => man::run(&arguments, &mut talk),
    };
    match outcome {
        Ok(Status::Fine) => ExitCode::SUCCESS,
        Ok(Status::Findings) => ExitCode::from(1),
        Err(failure) => {
            talk.failure(&failure);
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_declarations_are_consistent() {
        super::Arguments::command().debug_assert();
    }
}
