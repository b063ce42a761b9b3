//! Passwords, keys and tokens: by what they are called, by the prefixes that providers give them, by their structure.

use super::walk::Walk;
use super::{Strength, class};
use crate::privacy::Entity;

/// Bytes of the longest token that is read.
const TOKEN_BYTES_MAX: usize = 8 * 1024;
/// Bytes of the longest address of a server.
const ADDRESS_BYTES_MAX: usize = 2 * 1024;
/// How far before a token its prefix may start.
const PREFIX_BYTES_MAX: usize = 96;

/// Beginnings that providers document for their keys, with the fewest characters behind them and whether only letters
/// and digits follow. The first that fits counts, so longer ones stand first.
const PREFIXES: &[(&[u8], usize, bool)] = &[
    (b"AKIA", 16, true),
    (b"ASIA", 16, true),
    (b"AIza", 35, false),
    (b"GOCSPX-", 28, false),
    (b"ya29.", 20, false),
    (b"ghp_", 36, true),
    (b"gho_", 36, true),
    (b"ghu_", 36, true),
    (b"ghs_", 36, true),
    (b"ghr_", 36, true),
    (b"github_pat_", 40, false),
    (b"glpat-", 20, false),
    (b"glptt-", 20, false),
    (b"gldt-", 20, false),
    (b"xoxb-", 20, false),
    (b"xoxp-", 20, false),
    (b"xoxa-", 20, false),
    (b"xoxr-", 20, false),
    (b"xoxs-", 20, false),
    (b"xapp-", 20, false),
    (b"sk_live_", 16, true),
    (b"sk_test_", 16, true),
    (b"rk_live_", 16, true),
    (b"rk_test_", 16, true),
    (b"pk_live_", 16, true),
    (b"whsec_", 24, false),
    (b"sk-ant-", 24, false),
    (b"sk-proj-", 24, false),
    (b"sk-or-", 24, false),
    (b"sk-", 32, false),
    (b"SG.", 40, false),
    (b"key-", 32, true),
    (b"npm_", 36, true),
    (b"pypi-", 50, false),
    (b"rubygems_", 40, true),
    (b"dop_v1_", 40, true),
    (b"doo_v1_", 40, true),
    (b"shpat_", 32, true),
    (b"shpss_", 32, true),
    (b"shpca_", 32, true),
    (b"hf_", 30, true),
    (b"dapi", 32, true),
    (b"hvs.", 24, false),
    (b"hvb.", 24, false),
    (b"lin_api_", 32, true),
    (b"figd_", 32, false),
    (b"PMAK-", 32, false),
    (b"NRAK-", 24, true),
    (b"sq0atp-", 20, false),
    (b"sq0csp-", 40, false),
    (b"EAAA", 56, false),
    (b"amzn.mws.", 30, false),
    (b"AGE-SECRET-KEY-1", 40, true),
    (b"SK", 32, true),
];

/// Schemes of addresses that open a database or a queue.
const SERVERS: &[&[u8]] = &[
    b"postgres",
    b"postgresql",
    b"mysql",
    b"mariadb",
    b"mongodb",
    b"mongodb+srv",
    b"redis",
    b"rediss",
    b"amqp",
    b"amqps",
    b"mssql",
    b"sqlserver",
    b"oracle",
    b"clickhouse",
    b"snowflake",
    b"kafka",
    b"nats",
    b"ldap",
    b"ldaps",
    b"cockroachdb",
];

/// Names of passwords, and of keys, with their last word; compared without case, `_` and `-`.
const PASSWORDS: &[&[u8]] = &[
    b"password",
    b"passwd",
    b"pwd",
    b"passphrase",
    b"passwort",
    b"kennwort",
    b"pass",
    "contraseña".as_bytes(),
    b"senha",
    b"motdepasse",
];
const KEYS: &[&[u8]] = &[
    b"apikey",
    b"secret",
    b"secretkey",
    b"accesskey",
    b"secretaccesskey",
    b"clientsecret",
    b"token",
    b"accesstoken",
    b"authtoken",
    b"refreshtoken",
    b"privatekey",
    b"bearer",
    b"xapikey",
    b"signingkey",
    b"encryptionkey",
    b"sessionkey",
];

/// Looks at the `:` or `=` at a position, and says from where to go on.
pub(super) fn at(walk: &mut Walk<'_>, sign: usize) -> usize {
    let bytes = walk.bytes;
    if bytes.get(sign..sign + 3) == Some(b"://") {
        return address(walk, sign).unwrap_or(sign + 3);
    }
    named(walk, sign).unwrap_or(sign + 1)
}

/// An address with a user and a password, from the colon behind its scheme.
fn address(walk: &mut Walk<'_>, sign: usize) -> Option<usize> {
    let bytes = walk.bytes;
    let before = bytes.get(sign.saturating_sub(20)..sign)?;
    let length = before.iter().rev().take_while(|byte| class::is_alnum(**byte) || matches!(byte, b'+' | b'-')).count();
    let start = sign - length;
    let scheme = bytes.get(start..sign)?.to_ascii_lowercase();
    let rest = bytes.get(sign + 3..bytes.len().min(sign + 3 + ADDRESS_BYTES_MAX))?;
    let ends =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\' | b'|');
    let ends_authority = |byte: &u8| ends(byte) || matches!(byte, b'/' | b'?' | b'#');
    let authority = rest.get(..rest.iter().position(ends_authority).unwrap_or(rest.len()))?;
    let user = authority.get(..authority.iter().rposition(|byte| *byte == b'@')?)?;
    let password = user.get(user.iter().position(|byte| *byte == b':')? + 1..)?;
    if password.is_empty() || is_stand_in(password) || scheme.is_empty() {
        return None;
    }
    let whole = rest.get(..rest.iter().position(ends).unwrap_or(rest.len()))?;
    // the mark behind an address ends a sentence
    let trimmed =
        whole.iter().rposition(|byte| !matches!(byte, b'.' | b',' | b';' | b')' | b']')).map_or(0, |last| last + 1);
    let end = sign + 3 + trimmed;
    let is_server = SERVERS.contains(&scheme.as_slice());
    let entity = if is_server { Entity::ConnectionString } else { Entity::UrlCredentials };
    walk.found(entity, start, end, Strength::Checked);
    walk.floor = end;
    Some(end)
}

/// A password or key behind its name.
fn named(walk: &mut Walk<'_>, sign: usize) -> Option<usize> {
    let bytes = walk.bytes;
    let entity = name_before(bytes, sign)?;
    // what is inside a value names no other
    if !walk.wants(entity) || sign < walk.value_end {
        return None;
    }
    let rest = bytes.get(sign + 1..)?;
    let gap = rest.iter().take(3).take_while(|byte| matches!(byte, b' ' | b'=' | b'>')).count();
    let mut start = sign + 1 + gap;
    // `Authorization: Bearer …`
    for scheme in [&b"Bearer "[..], b"Basic ", b"bearer "] {
        if bytes.get(start..).is_some_and(|rest| rest.starts_with(scheme)) {
            start += scheme.len();
        }
    }
    let quote = bytes.get(start).copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    start += usize::from(quote.is_some());
    let value = bytes.get(start..bytes.len().min(start + TOKEN_BYTES_MAX))?;
    let ends = |byte: &u8| match quote {
        Some(quote) => *byte == quote || *byte == b'\n',
        None => {
            byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'&' | b'"' | b'\'' | b'`' | b')' | b'}' | b'<')
        }
    };
    let value = value.get(..value.iter().position(ends).unwrap_or(value.len()))?;
    walk.value_end = start + value.len();
    let value = if quote.is_none() { value.strip_suffix(b".").unwrap_or(value) } else { value };
    let is_one = match entity {
        // a word after a colon may be prose
        Entity::Password => value.len() >= 4 && (bytes.get(sign) == Some(&b'=') || quote.is_some() || !is_prose(value)),
        _ => value.len() >= 12 && value.iter().any(u8::is_ascii_digit) && value.iter().any(u8::is_ascii_alphabetic),
    };
    if !is_one || is_stand_in(value) {
        return None;
    }
    let end = start + value.len();
    walk.found(entity, start, end, Strength::Cued);
    // what stands inside it may be longer
    None
}

/// What the name before a sign says: a password, or a key.
fn name_before(bytes: &[u8], sign: usize) -> Option<Entity> {
    let before = bytes.get(sign.saturating_sub(48)..sign)?;
    let before = before.trim_ascii_end();
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
    let last = *before.last()?;
    // the last two letters of these names, which most words do not have
    let pair = [before.len().checked_sub(2).and_then(|at| before.get(at)).copied().unwrap_or(0) | 0x20, last | 0x20];
    if !matches!(&pair, b"rd" | b"wd" | b"se" | b"rt" | b"ss" | b"\xb1a" | b"ha" | b"ey" | b"et" | b"en" | b"er") {
        return None;
    }
    let mut name = [0; 24];
    let mut length = 0;
    for byte in before.iter().rev().take_while(|byte| class::is_key(**byte) || **byte >= 0x80) {
        if matches!(byte, b'_' | b'-' | b'.') {
            continue;
        }
        *name.get_mut(length)? = byte.to_ascii_lowercase();
        length += 1;
        if length == name.len() {
            break;
        }
    }
    let name = name.get_mut(..length)?;
    name.reverse();
    let is = |known: &&[u8]| name.ends_with(known);
    if PASSWORDS.iter().any(is) {
        // `bypass`, `compass`
        return (!name.ends_with(b"pass")
            || name == b"pass"
            || name.ends_with(b"dbpass")
            || name.ends_with(b"userpass"))
        .then_some(Entity::Password);
    }
    KEYS.iter().any(is).then_some(Entity::ApiKey)
}

/// Whether a value only stands in for one.
fn is_stand_in(value: &[u8]) -> bool {
    let starts =
        [&b"${"[..], b"{{", b"<", b"[", b"%(", b"$(", b"%s", b"?", b":", b"process.env", b"os.environ", b"env."];
    let words = [&b"null"[..], b"none", b"true", b"false", b"nil", b"undefined", b"required", b"string", b"changeme"];
    starts.iter().any(|start| value.starts_with(start))
        || words.iter().any(|word| value.eq_ignore_ascii_case(word))
        || value.iter().all(|byte| matches!(byte, b'*' | b'x' | b'X' | b'.' | b'-' | b'_'))
}

fn is_prose(value: &[u8]) -> bool {
    value.iter().all(|byte| byte.is_ascii_lowercase())
}

/// A key or token around a token of letters and digits; gives where it ends.
pub(super) fn key(walk: &mut Walk<'_>, start: usize, end: usize) -> Option<usize> {
    let bytes = walk.bytes;
    let joins = class::is_key(walk.byte(end)) || class::is_key(walk.before(start));
    if end - start < if joins { 10 } else { 16 } {
        return None;
    }
    let before = bytes.get(start.saturating_sub(PREFIX_BYTES_MAX)..start)?;
    let joined = before.iter().rev().take_while(|byte| class::is_key(**byte)).count();
    let first = start - joined;
    let rest = bytes.get(first..bytes.len().min(first + TOKEN_BYTES_MAX))?;
    // only what begins like one is read to its end
    let is_known = begins_object(rest) || PREFIXES.iter().any(|(prefix, _, _)| rest.starts_with(prefix));
    if joined == PREFIX_BYTES_MAX || !is_known {
        return None;
    }
    let length = rest.iter().take_while(|byte| class::is_key(**byte)).count();
    if length < 20 {
        return None;
    }
    let token = rest.get(..length)?;
    if walk.wants(Entity::Jwt)
        && let Some(length) = web_token(token)
    {
        walk.found(Entity::Jwt, first, first + length, Strength::Checked);
        return Some(first + length);
    }
    if !walk.wants(Entity::ApiKey) {
        return None;
    }
    let is_plain = |body: &[u8]| body.iter().take_while(|byte| class::is_alnum(**byte)).count();
    let (prefix, behind) = PREFIXES.iter().find_map(|(prefix, fewest, only_alnum)| {
        let body = token.strip_prefix(*prefix)?;
        let behind = if *only_alnum { is_plain(body) } else { body.len() };
        (behind >= *fewest).then_some((prefix.len(), behind))
    })?;
    // the shortest prefixes are words of other things too: nothing may follow, and the body is hexadecimal
    let body = token.get(prefix..prefix + behind)?;
    let is_exact =
        prefix > 2 || (behind == 32 && length == 34 && body.iter().all(|byte| class::of(*byte) & class::HEX != 0));
    let is_aws = !token.starts_with(b"AKIA") && !token.starts_with(b"ASIA")
        || (behind == 16 && !body.iter().any(u8::is_ascii_lowercase));
    if !is_exact || !is_aws {
        return None;
    }
    let trimmed = body.iter().rposition(|byte| class::is_alnum(*byte)).map_or(0, |last| last + 1);
    walk.found(Entity::ApiKey, first, first + prefix + trimmed, Strength::Checked);
    Some(first + prefix + trimmed)
}

/// The length of a JSON web token: a header and a claim that begin with `{"`, and a signature.
fn web_token(token: &[u8]) -> Option<usize> {
    let mut parts = token.splitn(4, |byte| *byte == b'.');
    let (header, claim, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let is_token = begins_object(header) && begins_object(claim) && header.len() >= 10;
    is_token.then_some(header.len() + claim.len() + signature.len() + 2)
}

/// Whether it is base64 of what begins with `{"`, or with `{` and a line break.
fn begins_object(part: &[u8]) -> bool {
    part.starts_with(b"eyJ") || part.starts_with(b"ewo")
}
