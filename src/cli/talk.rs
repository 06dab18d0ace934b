//! What is printed and where: the product on standard output, the talk on standard error.

use std::io::{self, ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};
use poolgate::report::{Report, harmless};

use super::{Failure, pretty};

/// The two streams.
pub(super) struct Talk {
    stderr: AutoStream<io::Stderr>,
}

impl Talk {
    /// Colour as asked; what is not for a terminal is stripped of it.
    pub(super) fn new(color: ColorChoice) -> Self {
        Self { stderr: AutoStream::new(io::stderr(), color) }
    }

    /// Prints the product. A reader that has seen enough (`gen cfn | head`) is no failure.
    pub(super) fn product(&mut self, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_ref()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(format!("cannot write to standard output: {error}"))),
            _ => Ok(()),
        }
    }

    /// Says one line.
    pub(super) fn say(&mut self, line: &str) {
        self.print(&format!("{}\n", harmless(line)));
    }

    /// Shows all findings.
    pub(super) fn findings(&mut self, report: &Report) {
        self.print(&pretty::report(report));
    }

    /// Says why nothing came of it.
    pub(super) fn failure(&mut self, failure: &Failure) {
        self.print(&pretty::failure(&harmless(&failure.message), failure.help.as_deref().map(harmless).as_deref()));
    }

    fn print(&mut self, text: &str) {
        // Who closed standard error does not want to know.
        let _ = self.stderr.write_all(text.as_bytes()).and_then(|()| self.stderr.flush());
    }
}
