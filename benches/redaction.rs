//! Finding personal data in a generated, labelled text: ours beside Presidio's pattern recognisers, for what is found and
//! for speed, and beside two walks over the same bytes: one that only looks each of them up, and a scan that does the
//! least. Then text that would be slow if a recogniser looked further than its bound.
//!
//! Needs `BASTION_PYTHON`, which `make bench` sets. Times are processor time of one thread.

#[path = "byte_scan.rs"]
mod byte_scan;
#[path = "labelled.rs"]
mod labelled;

use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::io::Write as _;
use std::process::Command;

use bastion_core::privacy::scan::EntitySet;
use bastion_core::privacy::{Entity, Scanner, What};
use labelled::{Labelled, SHARED};
use serde::Deserialize;

const SEED: u64 = 20_261_121;
const TEXTS: usize = 3_000;
const LOG_BYTES: usize = 4_000_000;
/// Presidio reads this much of the log: its time is linear enough, and ours is measured on all of it.
const LOG_BYTES_PEER: usize = 64 * 1024;
/// Processor time of one measurement.
const MEASURE_NS: u64 = 200_000_000;
/// The least score of Presidio's findings: its own default, and what its documentation uses.
const SCORES: [f64; 2] = [0.0, 0.4];

/// Repeated, they would be slow if a recogniser looked further than its bound.
const HOSTILE: &[&str] = &[
    "1 ",
    "1-",
    "12:",
    "a@",
    "a.",
    "a1-",
    "eyJaaaaaaa1-",
    "pass=",
    "token:",
    "a://",
    "http://a:b@",
    "AA11 ",
    "AA11aaaa-",
    "-----BEGIN ",
    "-----BEGIN PRIVATE KEY-----",
    "+1",
    "(1",
    "call 123456 ",
    "0x1",
    "fe80::",
    "'",
    "\u{a0}1",
    "１",
    "sk-",
    "1.1.1.1.",
    "12 mar ",
];
/// Of linear time, each byte of the long one takes as long as each of the short one.
const HOSTILE_BYTES: [usize; 2] = [4_000, 256_000];

/// What one way of running Presidio gave.
#[derive(Debug, Deserialize)]
struct Peer {
    name: String,
    texts_s: f64,
    log_s: f64,
    findings: Vec<Vec<(String, usize, usize, f64)>>,
}

/// Found, missed, extra.
type Counts = BTreeMap<&'static str, [u32; 3]>;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = labelled::sentences(SEED, TEXTS);
    let log = labelled::log(SEED, LOG_BYTES);
    let mut out = std::io::stdout();
    let bytes: usize = texts.iter().map(|text| text.text.len()).sum();
    writeln!(out, "{TEXTS} labelled texts of {bytes} bytes, and a log of {} bytes", log.len())?;
    let peers = presidio(&texts, &log)?;
    quality(&mut out, &texts, &peers)?;
    let bare =
        [speed(bytes, || texts.iter().for_each(|text| bare_walk(&text.text))), speed(log.len(), || bare_walk(&log))];
    writeln!(out, "\nMB/s of processor time{:34} {:>10} {:>10}", "", "texts", "log")?;
    let row = |out: &mut std::io::Stdout, name: &str, speeds: [f64; 2]| {
        writeln!(out, "  {name:<54} {:>10.3} {:>10.3}", speeds[0], speeds[1])
    };
    row(&mut out, "look each byte up", bare)?;
    let least = |text: &str| {
        black_box(byte_scan::count(black_box(text.as_bytes())));
    };
    let least = [speed(bytes, || texts.iter().for_each(|text| least(&text.text))), speed(log.len(), || least(&log))];
    row(&mut out, "byte scan that does the least, kinds of Presidio", least)?;
    let mut shared = [0.0; 2];
    for (name, entities) in sets() {
        let scanner = Scanner::new(entities, Vec::new());
        let speeds = [
            speed(bytes, || texts.iter().for_each(|text| drop(black_box(scanner.scan(text.text.as_bytes()))))),
            speed(log.len(), || drop(black_box(scanner.scan(log.as_bytes())))),
        ];
        row(&mut out, &format!("bastion: {} kinds, {name}", entities.iter().count()), speeds)?;
        if shared[0] == 0.0 {
            shared = speeds;
        }
    }
    for peer in &peers {
        let peer_log = log.len().min(LOG_BYTES_PEER) as f64;
        let speeds = [bytes as f64 / peer.texts_s / 1e6, peer_log / peer.log_s / 1e6];
        row(&mut out, &format!("presidio: {}", peer.name), speeds)?;
        writeln!(
            out,
            "  {:<54} {:>9.0}x {:>9.0}x",
            "  ours, same kinds",
            shared[0] / speeds[0],
            shared[1] / speeds[1]
        )?;
    }
    writeln!(
        out,
        "  {:<54} {:>9.1}x {:>9.1}x",
        "looking each byte up is faster by",
        bare[0] / shared[0],
        bare[1] / shared[1]
    )?;
    writeln!(
        out,
        "  {:<54} {:>9.1}x {:>9.1}x",
        "the byte scan that does the least is faster by",
        least[0] / shared[0],
        least[1] / shared[1]
    )?;
    hostile(&mut out)
}

/// Prints the slowest of hostile texts, and the one whose long form is the slowest beside its short one.
fn hostile(out: &mut std::io::Stdout) -> Result<(), Box<dyn Error>> {
    let scanner = Scanner::new(EntitySet::every(), Vec::new());
    let measured: Vec<(&str, [f64; 2])> = HOSTILE
        .iter()
        .map(|unit| {
            let speeds = HOSTILE_BYTES.map(|length| {
                let text = unit.repeat(length / unit.len());
                speed(text.len(), || drop(black_box(scanner.scan(text.as_bytes()))))
            });
            (*unit, speeds)
        })
        .collect();
    writeln!(out, "\nhostile text, every kind, MB/s{:30} {:>10} {:>10}", "", HOSTILE_BYTES[0], HOSTILE_BYTES[1])?;
    let slowest = measured.iter().min_by(|(_, left), (_, right)| left[1].total_cmp(&right[1]));
    let steepest =
        measured.iter().max_by(|(_, left), (_, right)| (left[0] / left[1]).total_cmp(&(right[0] / right[1])));
    for (name, found) in [("slowest", slowest), ("most beyond linear", steepest)] {
        let Some((unit, speeds)) = found else { continue };
        writeln!(out, "  {:<56} {:>10.1} {:>10.1}", format!("{name}: {unit:?}"), speeds[0], speeds[1])?;
    }
    Ok(())
}

fn shared_entities() -> EntitySet {
    let ours = [Entity::BitcoinAddress, Entity::CreditCard, Entity::Email, Entity::Iban, Entity::Ipv4, Entity::Ipv6];
    ours.into_iter().chain([Entity::Phone, Entity::UsItin, Entity::UsSsn]).collect()
}

fn sets() -> [(&'static str, EntitySet); 3] {
    let countries = ["US", "GB", "IN", "BR", "ES", "IT", "DE", "FR", "NL", "PL", "SE", "NO", "DK", "FI", "CA", "AU"];
    let packs =
        countries.iter().fold(EntitySet::usual(), |all, country| all.union(EntitySet::of_jurisdiction(country)));
    [
        ("shared with Presidio", shared_entities()),
        ("usual", EntitySet::usual()),
        ("usual and 16 countries, with context", packs),
    ]
}

fn presidio(texts: &[Labelled], log: &str) -> Result<Vec<Peer>, Box<dyn Error>> {
    let python = std::env::var("BASTION_PYTHON").map_err(|_| "BASTION_PYTHON is not set: run `make bench`")?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("corpus.json");
    let end = log.char_indices().map(|(at, _)| at).find(|at| *at >= LOG_BYTES_PEER).unwrap_or(log.len());
    let texts: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
    std::fs::write(&path, serde_json::to_vec(&serde_json::json!({"texts": texts, "log": &log[..end]}))?)?;
    let output = Command::new(python).arg("benches/redaction.py").arg(&path).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn quality(out: &mut std::io::Stdout, texts: &[Labelled], peers: &[Peer]) -> Result<(), Box<dyn Error>> {
    writeln!(out, "\nrecall/precision{:42} {}", "", SHARED.map(|entity| format!("{entity:>16}")).join(""))?;
    let scanner = Scanner::new(shared_entities(), Vec::new());
    let ours = |text: &Labelled| {
        let found = scanner.scan(text.text.as_bytes()).into_iter();
        found.map(|finding| (name_of(finding.what), finding.start, finding.end)).collect::<Vec<_>>()
    };
    let row = |out: &mut std::io::Stdout, name: &str, counts: &Counts| {
        let cells = SHARED.map(|entity| {
            let [found, missed, extra] = counts.get(entity).copied().unwrap_or_default();
            let share = |of: u32| if of == 0 { 100.0 } else { f64::from(found) * 100.0 / f64::from(of) };
            format!("{:>16}", format!("{:.1}/{:.1}", share(found + missed), share(found + extra)))
        });
        writeln!(out, "  {name:<54} {}", cells.join(""))
    };
    row(out, "bastion", &count(texts, texts.iter().map(ours)))?;
    for peer in peers {
        for least in SCORES {
            let found = texts.iter().zip(&peer.findings).map(|(text, findings)| {
                let places: Vec<usize> = text.text.char_indices().map(|(at, _)| at).chain([text.text.len()]).collect();
                let kept = findings.iter().filter(|finding| finding.3 >= least);
                kept.filter_map(|(entity, start, end, _)| {
                    let known = SHARED.into_iter().find(|known| known == entity)?;
                    Some((known, *places.get(*start)?, *places.get(*end)?))
                })
                .collect()
            });
            row(out, &format!("presidio: {}, score >= {least}", peer.name), &count(texts, found))?;
        }
    }
    Ok(())
}

fn name_of(what: What) -> &'static str {
    match what {
        What::Entity(Entity::Ipv4 | Entity::Ipv6) => "ip",
        What::Entity(entity) => entity.as_str(),
        What::Rule(_) => "rule",
    }
}

/// A finding counts for a label of its kind that it touches; one that touches none is extra.
fn count(texts: &[Labelled], found: impl Iterator<Item = Vec<(&'static str, usize, usize)>>) -> Counts {
    let mut counts = Counts::new();
    for (text, found) in texts.iter().zip(found) {
        for (entity, place) in &text.labels {
            let is_found =
                found.iter().any(|(name, start, end)| name == entity && *start < place.end && place.start < *end);
            counts.entry(entity).or_default()[usize::from(!is_found)] += 1;
        }
        for (name, start, end) in found {
            let is_label = |(entity, place): &(&str, std::ops::Range<usize>)| {
                *entity == name && start < place.end && place.start < end
            };
            counts.entry(name).or_default()[2] += u32::from(!text.labels.iter().any(is_label));
        }
    }
    counts
}

/// Looks each byte up in a table and does nothing else.
fn bare_walk(text: &str) {
    let mut table = [0_u8; 256];
    b"0123456789:=@".iter().for_each(|byte| table[usize::from(*byte)] = 1);
    let table = black_box(table);
    black_box(text.bytes().map(|byte| usize::from(table[usize::from(byte)])).sum::<usize>());
}

/// MB per second of processor time, the best of three measurements.
fn speed(bytes: usize, mut work: impl FnMut()) -> f64 {
    let measured = (0..3).map(|_| {
        let (start, mut rounds) = (processor_ns(), 0_u64);
        loop {
            work();
            rounds += 1;
            let spent = processor_ns() - start;
            if spent > MEASURE_NS {
                return bytes as f64 * rounds as f64 * 1e3 / spent as f64;
            }
        }
    });
    measured.fold(0.0, f64::max)
}

/// Processor time of this thread, as the scheduler of Linux counts it.
fn processor_ns() -> u64 {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    counted.and_then(|text| text.split(' ').next()?.parse().ok()).expect("Linux counts the time of each thread")
}
