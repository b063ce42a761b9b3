//! The tree against its definition, its proofs against every alteration, and the formats against known texts.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::canonical::Sha256Digest;
use crate::key::{SigningKey, VerifyingKey};

/// `MTH` as RFC 6962, section 2.1, defines it, over all leaves.
fn defined(leaves: &[Sha256Digest]) -> Sha256Digest {
    match leaves {
        [] => EMPTY_ROOT,
        [one] => *one,
        many => {
            let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
            node_hash(&defined(left), &defined(right))
        }
    }
}

fn leaves(count: u64) -> Vec<Sha256Digest> {
    (0..count).map(|number| leaf_hash(&number.to_be_bytes())).collect()
}

fn tree(count: u64) -> MemoryTree {
    let mut tree = MemoryTree::default();
    leaves(count).into_iter().for_each(|leaf| _ = tree.append(leaf));
    tree
}

fn hex(text: &str) -> Sha256Digest {
    format!("sha256:{text}").parse().unwrap()
}

fn bytes(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap() as u8;
    text.as_bytes().as_chunks::<2>().0.iter().map(|[high, low]| digit(*high) * 16 + digit(*low)).collect()
}

/// The leaves and roots that implementations of RFC 6962 share as known answers.
#[test]
fn known_roots() {
    let entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    assert_eq!(EMPTY_ROOT, Sha256Digest::of(b""));
    let (mut tree, mut frontier) = (MemoryTree::default(), Frontier::default());
    for (entry, root) in entries.iter().zip(roots) {
        tree.append(leaf_hash(&bytes(entry)));
        frontier.append(leaf_hash(&bytes(entry)));
        assert_eq!(tree.root().unwrap(), hex(root));
        assert_eq!(frontier.root(), hex(root));
    }
}

#[test]
fn every_proof_of_small_trees_holds_and_no_altered_one_does() {
    let all = leaves(40);
    let tree = tree(40);
    let roots: Vec<_> = (0..=40).map(|size| defined(&all[..size])).collect();
    for size in 1..=40_u64 {
        assert_eq!(root(&tree, size).unwrap(), roots[size as usize]);
        for index in 0..size {
            let proof = inclusion_proof(&tree, index, size).unwrap();
            proof.verify(all[index as usize], roots[size as usize]).unwrap();
            for altered in altered_inclusions(&proof) {
                assert!(altered.verify(all[index as usize], roots[size as usize]).is_err(), "{altered:?} of {proof:?}");
            }
        }
        for old in 0..=size {
            let proof = consistency_proof(&tree, old, size).unwrap();
            proof.verify(roots[old as usize], roots[size as usize]).unwrap();
            for other in 0..=40 {
                assert_eq!(proof.verify(roots[other], roots[size as usize]).is_ok(), other as u64 == old);
                let is_new = other as u64 == size || old == 0;
                assert_eq!(proof.verify(roots[old as usize], roots[other]).is_ok(), is_new, "{proof:?} {other}");
            }
            for altered in altered_consistencies(&proof) {
                assert!(altered.verify(roots[old as usize], roots[size as usize]).is_err(), "{altered:?} of {proof:?}");
            }
        }
    }
    assert!(inclusion_proof(&tree, 40, 40).is_err());
    assert!(consistency_proof(&tree, 41, 40).is_err());
}

fn altered_hashes(hashes: &[Sha256Digest]) -> Vec<Vec<Sha256Digest>> {
    let mut altered = vec![[hashes, &[EMPTY_ROOT]].concat(), [&[EMPTY_ROOT], hashes].concat()];
    for at in 0..hashes.len() {
        let mut gone = hashes.to_vec();
        gone.remove(at);
        altered.push(gone);
        let mut flipped = hashes.to_vec();
        let mut own = *flipped[at].as_bytes();
        own[at % 32] ^= 1;
        flipped[at] = Sha256Digest::from_bytes(own);
        altered.push(flipped);
        if at > 0 {
            let mut swapped = hashes.to_vec();
            swapped.swap(at, at - 1);
            altered.push(swapped);
        }
    }
    altered
}

fn altered_inclusions(proof: &InclusionProof) -> Vec<InclusionProof> {
    let hashes = altered_hashes(&proof.hashes).into_iter().map(|hashes| InclusionProof { hashes, ..proof.clone() });
    let places = (0..proof.tree_size + 2).filter(|index| *index != proof.index);
    hashes.chain(places.map(|index| InclusionProof { index, ..proof.clone() })).collect()
}

fn altered_consistencies(proof: &ConsistencyProof) -> Vec<ConsistencyProof> {
    altered_hashes(&proof.hashes).into_iter().map(|hashes| ConsistencyProof { hashes, ..proof.clone() }).collect()
}

#[test]
fn huge_sizes_are_refused_without_an_end() {
    let proof = InclusionProof { index: 0, tree_size: u64::MAX, hashes: vec![EMPTY_ROOT; 64] };
    assert!(proof.root(EMPTY_ROOT).is_ok());
    assert!(InclusionProof { hashes: vec![EMPTY_ROOT; 65], ..proof.clone() }.root(EMPTY_ROOT).is_err());
    assert!(InclusionProof { index: u64::MAX, ..proof }.root(EMPTY_ROOT).is_err());
    for (old_size, new_size) in [(1, u64::MAX), (u64::MAX - 1, u64::MAX), (1 << 63, u64::MAX)] {
        let proof = ConsistencyProof { old_size, new_size, hashes: vec![EMPTY_ROOT; 64] };
        assert!(proof.verify(EMPTY_ROOT, EMPTY_ROOT).is_err());
    }
}

/// Files as a store keeps them.
type Files = BTreeMap<TilePath, Vec<u8>>;

fn reader(files: &Files) -> impl Fn(TilePath) -> Result<Vec<u8>, LogError> {
    |path| files.get(&path).cloned().ok_or_else(|| LogError::Missing { path: path.to_string() })
}

fn entry(number: u64) -> Vec<u8> {
    number.to_be_bytes().to_vec()
}

#[test]
fn tiles_hold_the_tree_however_it_grew() {
    let mut files = Files::new();
    let mut appender = Appender::default();
    let all = tree(70_000);
    for size in [1, 2, 3, 255, 256, 257, 300, 511, 512, 600, 65_535, 65_536, 65_537, 65_800, 70_000] {
        for number in appender.size()..size {
            assert_eq!(appender.append(entry(number)).unwrap(), number);
        }
        files.extend(appender.take_files().unwrap());
        assert_eq!(appender.root(), root(&all, size).unwrap());
        let read = reader(&files);
        let nodes = TiledNodes::new(size, |tile| read(TilePath::Hashes(tile)));
        assert_eq!(root(&nodes, size).unwrap(), appender.root());
        for index in [0, size / 3, size / 2, size - 1] {
            assert_eq!(inclusion_proof(&nodes, index, size).unwrap(), inclusion_proof(&all, index, size).unwrap());
            assert_eq!(consistency_proof(&nodes, index, size).unwrap(), consistency_proof(&all, index, size).unwrap());
        }
        // another process goes on with what was kept
        appender = Appender::resume(size, reader(&files)).unwrap();
        assert_eq!(appender.root(), root(&all, size).unwrap());
        assert_eq!(appender.take_files().unwrap(), Files::new());
    }
    let path = TilePath::Entries { index: 3, width: 256 };
    assert_eq!(EntryBundle::decode(&files[&path], 256).unwrap().entries[5], entry(3 * 256 + 5));
    assert!(appender.append(vec![0; 65_536]).is_err());
    assert_eq!(appender.size(), 70_000);
}

#[test]
fn paths_have_one_form() {
    let hashes = |level, index, width| TilePath::Hashes(Tile { level, index, width });
    let cases = [
        ("tile/0/000", hashes(0, 0, 256)),
        ("tile/3/x001/x234/067", hashes(3, 1_234_067, 256)),
        ("tile/0/x001/000.p/12", hashes(0, 1_000, 12)),
        ("tile/entries/x123/456", TilePath::Entries { index: 123_456, width: 256 }),
        ("tile/entries/000.p/1", TilePath::Entries { index: 0, width: 1 }),
    ];
    for (text, path) in cases {
        assert_eq!(path.to_string(), text);
        assert_eq!(text.parse::<TilePath>(), Ok(path));
    }
    for text in [
        "tile/0/0",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/+01",
        "tile/00/001",
        "tile/8/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/012",
        "tile/0/",
        "tile/entries",
        "tile/x/000",
        "checkpoint",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/0/000/../000",
        "tile/-1/000",
    ] {
        assert!(text.parse::<TilePath>().is_err(), "{text}");
    }
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed([seed; 32])
}

fn log_key(name: &str, seed: u8) -> NoteKey {
    NoteKey::of_log(name, key(seed).verifying_key()).unwrap()
}

fn checkpoint(size: u64) -> Checkpoint {
    let root = root(&tree(size), size).unwrap();
    Checkpoint { origin: "log.example.com/acme".to_owned(), size, root, extensions: Vec::new() }
}

/// The key and the note of the documentation of Go's `golang.org/x/mod/sumdb/note`.
#[test]
fn a_note_of_another_implementation_is_verified() {
    let key = NoteKey::from_text("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\
                \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let note = Note::from_text(text).unwrap();
    assert!(key.find_in(&note).unwrap().is_some());
    assert_eq!(note.to_string(), text);
    assert_eq!(key.to_string(), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    let other = Note::from_text(&text.replace("answer", "anSwer")).unwrap();
    assert!(matches!(key.find_in(&other), Err(LogError::Signature { .. })));
    assert!(NoteKey::from_text("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").is_err());
    assert!(NoteKey::from_text("Peter+Neumann+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").is_err());
}

#[test]
fn a_checkpoint_is_believed_of_its_own_log_alone() {
    let name = log_key("log.example.com/acme", 1);
    let signed = checkpoint(5).sign(&name, &key(1)).unwrap();
    insta::assert_snapshot!(signed);
    assert_eq!(Checkpoint::open(&signed, &name).unwrap(), checkpoint(5));
    assert!(Checkpoint::open(&signed, &log_key("log.example.com/acme", 2)).is_err());
    assert!(Checkpoint::open(&signed, &log_key("log.example.com/other", 1)).is_err());
    assert!(checkpoint(5).sign(&name, &key(2)).is_err());
    let lines = Checkpoint { origin: "a\nb".to_owned(), ..checkpoint(1) };
    assert!(lines.sign(&log_key("a", 1), &key(1)).is_err());
    // whoever does not know a key passes over its signature
    let both = format!("{signed}\u{2014} somebody.example AAAAAAAA\n");
    assert!(Checkpoint::open(&both, &name).is_ok());
    for at in 0..signed.len() {
        let mut bytes = signed.clone().into_bytes();
        bytes[at] ^= 1;
        let Ok(text) = String::from_utf8(bytes) else { continue };
        assert!(Checkpoint::open(&text, &name).is_err(), "{text}");
    }
}

#[test]
fn texts_that_are_none_are_refused() {
    for text in ["", "a\n", "a\n1\n", "a\n01\nAAAA\n", "a\n1\nAAAA\n", "\n1\nAAAA\n", "a\n-1\nAAAA\n", "a\n1\nAAAA"] {
        assert!(Checkpoint::from_text(text).is_err(), "{text:?}");
    }
    for text in
        ["", "a\n", "a\n\n", "a\n\nb\n", "a\n\n\u{2014} b\n", "a\n\n\u{2014} b AAAA\n", "a\r\n\n\u{2014} b AAAAAAA=\n"]
    {
        assert!(Note::from_text(text).is_err(), "{text:?}");
    }
    for name in ["", "a b", "a+b", "a\u{a0}b", "a\nb"] {
        assert!(NoteKey::of_log(name, key(1).verifying_key()).is_err(), "{name:?}");
    }
    assert!(VerifyingKey::from_text("zz").is_err());
}

#[test]
fn a_proof_in_a_file_needs_nothing_else() {
    let tree = tree(5);
    let name = log_key("log.example.com/acme", 1);
    let proof = LogProof {
        extra: Some(b"why it is kept".to_vec()),
        index: 3,
        hashes: inclusion_proof(&tree, 3, 5).unwrap().hashes,
        checkpoint: checkpoint(5).sign(&name, &key(1)).unwrap(),
    };
    let text = proof.to_string();
    insta::assert_snapshot!(text);
    assert_eq!(LogProof::from_text(&text).unwrap(), proof);
    assert_eq!(proof.verify(&entry(3), &name).unwrap().size, 5);
    assert!(proof.verify(&entry(2), &name).is_err());
    assert!(LogProof { index: 2, ..proof.clone() }.verify(&entry(3), &name).is_err());
    let bare = LogProof { extra: None, ..proof };
    assert_eq!(LogProof::from_text(&bare.to_string()).unwrap(), bare);
}

#[test]
fn a_witness_signs_one_history() {
    let (log, name) =
        (log_key("log.example.com/acme", 1), NoteKey::of_witness("witness.example", key(9).verifying_key()).unwrap());
    let mut witness = Witness::new(log.clone());
    let all = tree(20);
    let signed = |size: u64| checkpoint(size).sign(&log, &key(1)).unwrap();
    let proof = |old, new| consistency_proof(&all, old, new).unwrap();
    let cosign =
        |witness: &mut Witness, text: &str, proof: &ConsistencyProof| witness.cosign(text, proof, &name, &key(9), 7);
    let signature = cosign(&mut witness, &signed(5), &proof(0, 5)).unwrap();
    let mut note = Note::from_text(&signed(5)).unwrap();
    note.signatures.push(signature);
    let note = Note::from_text(&note.to_string()).unwrap();
    assert_eq!(name.find_in(&note), Ok(Some(Cosignature { timestamp: 7 })));
    assert_eq!(Checkpoint::open(&note.to_string(), &log), Ok(checkpoint(5)));
    cosign(&mut witness, &signed(12), &proof(5, 12)).unwrap();
    let newest = witness.newest();
    // older, from another size, another history of the same size, and a longer one
    let fork = {
        let mut forked = MemoryTree::default();
        forked.append(leaf_hash(b"fork"));
        leaves(12).into_iter().skip(1).for_each(|leaf| _ = forked.append(leaf));
        forked
    };
    let forked = Checkpoint { root: fork.root().unwrap(), ..checkpoint(12) }.sign(&log, &key(1)).unwrap();
    let refused = [
        (signed(5), proof(5, 5)),
        (signed(5), ConsistencyProof { old_size: 12, new_size: 5, hashes: Vec::new() }),
        (signed(20), proof(5, 20)),
        (forked, ConsistencyProof { old_size: 12, new_size: 12, hashes: Vec::new() }),
        (signed(20), ConsistencyProof { old_size: 12, ..proof(11, 20) }),
        (checkpoint(20).sign(&log_key("log.example.com/acme", 3), &key(3)).unwrap(), proof(12, 20)),
    ];
    for (text, proof) in refused {
        assert!(cosign(&mut witness, &text, &proof).is_err(), "{text}");
        assert_eq!(witness.newest(), newest);
    }
    cosign(&mut witness, &signed(12), &proof(12, 12)).unwrap();
    cosign(&mut witness, &signed(20), &proof(12, 20)).unwrap();
    assert_eq!(witness.newest(), (20, checkpoint(20).root));
}

proptest! {
    #[test]
    fn proofs_of_any_tree_hold(size in 1_u64..2_000, index in 0_u64..2_000, old in 0_u64..2_000) {
        let (index, old) = (index % size, old % (size + 1));
        let tree = tree(size);
        let new_root = tree.root().unwrap();
        prop_assert_eq!(new_root, defined(&leaves(size)));
        inclusion_proof(&tree, index, size).unwrap().verify(leaf_hash(&entry(index)), new_root).unwrap();
        consistency_proof(&tree, old, size).unwrap().verify(root(&tree, old).unwrap(), new_root).unwrap();
    }

    #[test]
    fn no_text_breaks_a_reader(text in "(\u{2014} |[a-c+/=0-9]|\n){0,60}") {
        let _ = (Note::from_text(&text), Checkpoint::from_text(&text), LogProof::from_text(&text), text.parse::<TilePath>());
        let _ = NoteKey::from_text(&text);
        let _ = EntryBundle::decode(text.as_bytes(), 3);
    }
}
