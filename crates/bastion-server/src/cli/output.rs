//! Where results and errors go.

use std::io::{IsTerminal, Write};

use bastion_core::Error;
use bastion_core::error::ErrorCode;
use bastion_core::report::{Style, plain};

/// The streams of the process, and whether they take colour.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    pub(super) style: Style,
    error_style: Style,
}

impl Output {
    /// Colour only on a terminal, and only when `NO_COLOR` is not set (no-color.org).
    pub(super) fn of_process() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        let style = |terminal: bool| if terminal && wanted { Style::Colour } else { Style::Plain };
        Self { style: style(std::io::stdout().is_terminal()), error_style: style(std::io::stderr().is_terminal()) }
    }

    /// Writes a result. A reader that went away is no error.
    pub(super) fn result(self, bytes: &[u8]) -> Result<(), Error> {
        let mut stdout = std::io::stdout().lock();
        let written = stdout
            .write_all(bytes)
            .and_then(|()| if bytes.ends_with(b"\n") { Ok(()) } else { stdout.write_all(b"\n") });
        match written.and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Error::new(ErrorCode::FileFailed, format!("cannot write the result: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Writes a line for people. Nothing is lost when it cannot be written.
    pub(super) fn note(self, line: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }

    /// Writes an error: one line, with its code and what to do.
    pub(super) fn error(self, error: &Error) {
        let hint = error.hint().map(|hint| format!("; {}", plain(hint))).unwrap_or_default();
        let label = self.error_style.bad(&format!("error[{}]:", error.code()));
        self.note(&format!("{label} {}{hint}", plain(error.message())));
    }
}
