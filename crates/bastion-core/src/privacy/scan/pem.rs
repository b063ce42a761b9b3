//! Private keys in PEM (RFC 7468), over several lines or with escaped line breaks in one.

use super::class;

/// What every block starts with.
pub(super) const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";
const DASHES: &[u8] = b"-----";
/// Longer is no private key.
const BLOCK_BYTES_MAX: usize = 64 * 1024;
/// Fewer characters between the marks are an example or a mention.
const BODY_BYTES_MIN: usize = 32;
/// A text of fewer bytes holds no private key.
pub(super) const KEY_BYTES_MIN: usize = b"-----BEGIN PRIVATE KEY-----".len() + BODY_BYTES_MIN;

/// What starts at a `-----BEGIN `.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A private key, and where it ends.
    Key(usize),
    /// Something else.
    Other,
    /// Only more text can tell.
    Unfinished,
}

/// Reads the block at a position.
pub(super) fn block(text: &[u8], begin: usize, is_whole: bool) -> Block {
    let rest = text.get(begin..).unwrap_or_default();
    let bounded = rest.get(..BLOCK_BYTES_MAX).unwrap_or(rest);
    let ends_here = is_whole || bounded.len() < rest.len();
    let unfinished = if ends_here { Block::Other } else { Block::Unfinished };
    let Some((kind, body)) = marked(bounded, BEGIN) else {
        return if bounded.len() < 80 { unfinished } else { Block::Other };
    };
    if !kind.windows(11).any(|word| word == b"PRIVATE KEY") {
        return Block::Other;
    }
    let body_start = bounded.len() - body.len();
    // headers like `Proc-Type: 4,ENCRYPTED` belong to it
    let is_body = |byte: &u8| {
        class::is_alnum(*byte) || byte.is_ascii_whitespace() || matches!(byte, b'+' | b'/' | b'=' | b'\\' | b':' | b',')
    };
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        if *byte == b'-' {
            let tail = body.get(at..).unwrap_or_default();
            if tail.starts_with(END) {
                if let Some((_, after)) = marked(tail, END)
                    && at >= BODY_BYTES_MIN
                {
                    return Block::Key(begin + bounded.len() - after.len());
                }
                break;
            }
            // a dash inside a header, or the first of those of the end
            if END.starts_with(tail) || tail.starts_with(DASHES) {
                break;
            }
        } else if !is_body(byte) {
            break;
        }
        at += 1;
    }
    if at + END.len() + 40 > body.len() && !ends_here {
        return Block::Unfinished;
    }
    if at < BODY_BYTES_MIN {
        return Block::Other;
    }
    let cut = body.get(..at).unwrap_or_default().trim_ascii_end().len();
    Block::Key(begin + body_start + cut)
}

/// What stands between a mark and the dashes that close it, and what follows them.
fn marked<'a>(text: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let label = text.strip_prefix(mark)?;
    let length = label.iter().take(40).position(|byte| *byte == b'-')?;
    let (label, after) = label.split_at_checked(length)?;
    Some((label, after.strip_prefix(DASHES)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks() {
        let body = "MIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8AgEAAkEAq7BFUpkGp3+LQmlQYx2e\n".repeat(3);
        let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{body}-----END RSA PRIVATE KEY-----");
        let cases = [
            (format!("{key}\nafter"), true, Block::Key(key.len())),
            (format!("{key} after"), false, Block::Key(key.len())),
            (format!("-----BEGIN PRIVATE KEY-----\n{body}"), true, Block::Key(27 + body.len())),
            (format!("-----BEGIN PRIVATE KEY-----\n{body}"), false, Block::Unfinished),
            (format!("-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----"), true, Block::Other),
            ("-----BEGIN PRIVATE KEY----- is how it starts".to_owned(), true, Block::Other),
            ("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----".to_owned(), true, Block::Other),
            ("-----BEGIN PRIV".to_owned(), false, Block::Unfinished),
            ("-----BEGIN PRIV".to_owned(), true, Block::Other),
        ];
        for (text, is_whole, expected) in cases {
            assert_eq!(block(text.as_bytes(), 0, is_whole), expected, "{text}");
        }
        let shortest = format!("-----BEGIN PRIVATE KEY-----{}", "A".repeat(BODY_BYTES_MIN));
        assert_eq!(block(shortest.as_bytes(), 0, true), Block::Key(KEY_BYTES_MIN));
        assert_eq!(block(&shortest.as_bytes()[..KEY_BYTES_MIN - 1], 0, true), Block::Other);
        let escaped = key.replace('\n', "\\n");
        assert_eq!(block(escaped.as_bytes(), 0, true), Block::Key(escaped.len()));
    }
}
