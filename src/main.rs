//! `gen`: the command line of poolgate.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
