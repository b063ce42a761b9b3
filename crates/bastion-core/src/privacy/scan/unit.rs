//! How a text falls into pieces that are scanned on their own.
//!
//! No finding crosses a line, except a private key. So a text may be cut after any line that ends outside a key, and a
//! stream gives what the whole text gives. A line beyond [`LINE_BYTES`] is cut at the first clear boundary after that,
//! counted from where the line starts, which is the same for a stream and for a whole text.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::memrchr;

use super::pem::{self, Block};

/// From here on a line is cut.
const LINE_BYTES: usize = 64 * 1024;
/// Here it is cut whatever stands there.
const LINE_BYTES_MAX: usize = 128 * 1024;

/// What a key begins with, made ready once.
static BEGIN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(pem::BEGIN));

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::privacy) struct Unit {
    /// Where it ends.
    pub(in crate::privacy) end: usize,
    /// Where the private key starts that it ends with.
    pub(super) key: Option<usize>,
}

/// The piece that starts at a position; none while only more text can tell.
///
/// The position is the start of the text, of a line, or what this function gave before.
pub(in crate::privacy) fn next(text: &[u8], from: usize, is_whole: bool) -> Option<Unit> {
    let rest = text.get(from..)?;
    let window = rest.get(..LINE_BYTES).unwrap_or(rest);
    let is_last = is_whole && rest.len() <= LINE_BYTES;
    let length = match memrchr(b'\n', if is_last { b"" } else { window }) {
        Some(line) => line + 1,
        None if is_last => rest.len(),
        None if rest.len() <= LINE_BYTES => return None,
        None => cut(rest, is_whole)?,
    };
    let mut at = 0;
    // most texts are shorter than any key
    let searched = if is_last && length < pem::KEY_BYTES_MIN { 0 } else { length };
    while let Some(found) = BEGIN.find(rest.get(at..searched)?) {
        let begin = at + found;
        at = match pem::block(rest, begin, is_whole) {
            // what follows a key starts anew, so that it does not matter whether the rest of its line is there
            Block::Key(end) => return Some(Unit { end: from + end, key: Some(from + begin) }),
            Block::Other => begin + pem::BEGIN.len(),
            // nothing before the key waits for it
            Block::Unfinished => {
                let line = memrchr(b'\n', rest.get(..begin)?).map_or(0, |line| line + 1);
                return (line > 0).then_some(Unit { end: from + line, key: None });
            }
        };
    }
    (length > 0).then_some(Unit { end: from + length, key: None })
}

/// Cuts a long line.
fn cut(rest: &[u8], is_whole: bool) -> Option<usize> {
    let stretch = rest.get(LINE_BYTES..rest.len().min(LINE_BYTES_MAX))?;
    let is_clear = |byte: &u8| matches!(byte, b'\n' | b'\t' | b',' | b';' | b'{' | b'}' | b'"' | b'<' | b'>' | b'|');
    if let Some(clear) = stretch.iter().position(is_clear) {
        return Some(LINE_BYTES + clear + 1);
    }
    if rest.len() < LINE_BYTES_MAX {
        return is_whole.then_some(rest.len());
    }
    // never inside a character
    let is_inside = |at: &usize| rest.get(*at).is_some_and(|byte| byte & 0xc0 == 0x80);
    (LINE_BYTES_MAX - 3..LINE_BYTES_MAX).rev().find(|at| !is_inside(at)).or(Some(LINE_BYTES_MAX))
}

/// Where the line of a position starts.
pub(super) fn line_start(bytes: &[u8], at: usize) -> usize {
    bytes.get(..at).and_then(|before| memrchr(b'\n', before)).map_or(0, |line| line + 1)
}
