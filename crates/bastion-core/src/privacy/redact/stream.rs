//! Redaction of a text that comes in pieces.

use std::mem;

use memchr::memchr;

use super::{Counts, Originals, Redactor};
use crate::privacy::scan::{cue, unit};

/// Without a line's end, nothing is decided before there is as much.
const PENDING_BYTES: usize = 128 * 1024;

/// A text in pieces. However it is cut, the bytes are those of the whole text; at most one long line or one private key
/// is held back.
#[derive(Debug)]
pub struct RedactionStream<'r> {
    redactor: &'r Redactor,
    buffer: Vec<u8>,
    /// How much of the buffer is done; it is kept for what it says of what follows.
    done: usize,
    /// Whether what is held back begins with a key.
    holds_key: bool,
    counts: Counts,
    originals: Originals,
}

impl<'r> RedactionStream<'r> {
    pub(super) fn new(redactor: &'r Redactor) -> Self {
        let (counts, originals) = (Counts::new(), Originals::default());
        Self { redactor, buffer: Vec::new(), done: 0, holds_key: false, counts, originals }
    }

    /// Takes a piece and gives what can be given.
    pub fn push(&mut self, piece: &[u8]) -> Vec<u8> {
        self.buffer.extend_from_slice(piece);
        let sign = if self.holds_key { b'-' } else { b'\n' };
        if self.buffer.len() - self.done < PENDING_BYTES && memchr(sign, piece).is_none() {
            return Vec::new();
        }
        self.advance(false)
    }

    /// Gives the rest, how often each kind was found, and the originals behind tokens.
    #[must_use]
    pub fn finish(mut self) -> (Vec<u8>, Counts, Originals) {
        let redacted = self.advance(true);
        (redacted, mem::take(&mut self.counts), mem::take(&mut self.originals))
    }

    fn advance(&mut self, is_whole: bool) -> Vec<u8> {
        let mut redacted = Vec::new();
        let mut findings = Vec::new();
        while let Some(unit) = unit::next(&self.buffer, self.done, is_whole) {
            findings.clear();
            self.redactor.scanner().scan_unit(&self.buffer, self.done, unit, None, &mut findings);
            let stretch = self.done..unit.end;
            self.redactor.write(&self.buffer, stretch, &findings, &mut redacted, &mut self.originals);
            self.redactor.count(&findings, &mut self.counts);
            self.done = unit.end;
        }
        let pending = self.buffer.get(self.done..).unwrap_or_default();
        self.holds_key = memchr(b'\n', pending).is_some();
        // moved only when it is worth it
        if self.done > self.buffer.len() / 2 + cue::LABEL_BYTES {
            self.buffer.drain(..self.done - cue::LABEL_BYTES);
            self.done = cue::LABEL_BYTES;
        }
        redacted
    }
}
