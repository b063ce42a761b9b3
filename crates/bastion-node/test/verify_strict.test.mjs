// No altered evidence is accepted by plain JavaScript that the core refuses, and none refused that it accepts, but for what
// `verify/index.d.ts` lists: the same checks with the same words, or the same error, to every alteration.
import assert from "node:assert/strict";
import { createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import bastion from "../index.js";
import { ORIGIN, asInBrowser, browser, makeEvidence, native, outcome, written, zipOf } from "../testing/evidence.mjs";
import { fromBase64, toBase64 } from "../verify/bytes.js";
import { parse, write } from "../verify/json.js";
import { accepts, ofBytes } from "../verify/key.js";
import * as limits from "../verify/limit.js";
import { verifyInclusion } from "../verify/merkle.js";

const made = await makeEvidence();
const { pack, trust, directory } = made;
const { zip, files } = await written(directory, "pack", pack);
const bundle = files.get("pack.sigstore.json").toString().trimEnd();
const proof = files.get("pack.tlog-proof").toString();
const unlogged = { keys: trust.keys };
const leaf = pack.log.entry.canonicalizedBody;

/** Which bits of a byte are changed: two of each, all with BASTION_FLIPS=all. */
const bitsOf = (place) => (process.env.BASTION_FLIPS === "all" ? [0, 1, 2, 3, 4, 5, 6, 7] : [0, (place % 7) + 1]);
const flipped = (bytes, place, bit) => {
  const changed = Buffer.from(bytes);
  changed[place] ^= 1 << bit;
  return changed;
};
const shown = (text, place) => `byte ${place}: ${text.slice(Math.max(0, place - 30), place + 30)}`;

test("every changed bit of a bundle gets the answer of the core", async () => {
  const bytes = Buffer.from(bundle);
  assert.equal((await browser.bundle(bundle, trust)).valid, true);
  for (let place = 0; place < bytes.length; place += 1) {
    for (const bit of bitsOf(place)) {
      const text = flipped(bytes, place, bit).toString("utf8");
      const found = await browser.bundle(text, trust);
      assert.notEqual(found.valid, true, shown(text, place));
      assert.deepEqual(found, await native.bundle(text, trust), shown(text, place));
    }
  }
});

test("every changed bit of a proof gets the answer of the core", async () => {
  const bytes = Buffer.from(proof);
  assert.equal((await browser.proof(proof, leaf, made.logKey)).valid, true);
  let [held, asked] = [0, 0];
  for (let place = 0; place < bytes.length; place += 1) {
    for (const bit of bitsOf(place)) {
      const text = flipped(bytes, place, bit).toString("utf8");
      const found = await browser.proof(text, leaf, made.logKey);
      assert.deepEqual(found, await native.proof(text, leaf, made.logKey), shown(text, place));
      held += found.valid === true ? 1 : 0;
      asked += 1;
    }
  }
  // a changed signature of a witness is a signature that nobody asked for
  assert.ok(held > 0 && held < asked / 2, `${held} of ${asked}`);
});

/** A text signed by the log, with further lines of signatures, as a proof of one entry at a place. */
const noted = (text, { lines = "", name = ORIGIN, key = made.logKeys, head = "c2sp.org/tlog-proof@v1\nindex 0", cut = "\n" } = {}) => {
  const signature = sign(null, Buffer.from(text), createPrivateKey(key.private_key_pem));
  const hash = Buffer.from(made.logKey.split("+")[1], "hex");
  return `${head}\n\n${text}${cut}\u2014 ${name} ${Buffer.concat([hash, signature]).toString("base64")}\n${lines}`;
};

test("checkpoints and proofs of every shape that the log itself signed get the answer of the core", async () => {
  const entry = Buffer.from("entry");
  const root = createHash("sha256").update(Buffer.concat([Buffer.of(0), entry])).digest("base64");
  const good = `${ORIGIN}\n1\n${root}\n`;
  const header = "c2sp.org/tlog-proof@v1";
  const line = (bytes) => `\u2014 other.example.org ${Buffer.from(bytes).toString("base64")}\n`;
  const texts = [
    noted(good), noted(`${good}an extension\nanother\n`),
    // texts of checkpoints
    noted(`${good}\n`), noted(`${good}a\n\nb\n`), noted(`\n1\n${root}\n`), noted(`${ORIGIN}\n1\n`), noted(`${ORIGIN}\n`), noted("\n"), noted(""), noted(good.trimEnd()),
    ...["01", "+1", "-1", "1.0", " 1", "0x1", "", "0", "2", "18446744073709551615", "18446744073709551616", "9007199254740993"].map((size) => noted(`${ORIGIN}\n${size}\n${root}\n`)),
    ...[root.slice(0, -1), `${root}=`, root.replace("=", ""), "AAAA", "", ` ${root}`].map((other) => noted(`${ORIGIN}\n1\n${other}\n`)),
    noted(good.replace("acme", "other")), noted(good, { name: "log.example.com/other" }), noted(good, { key: made.keys }),
    // lines of signatures
    noted(good, { lines: line([1, 2, 3, 4, 5]) }), noted(good, { lines: line([1, 2, 3, 4]) }), noted(good, { lines: "\u2014 a\u00a0b AAAAAAA=\n" }), noted(good, { lines: "\u2014 a+b AAAAAAA=\n" }), noted(good, { lines: "\u2014 \ufeffa AAAAAAA=\n" }),
    noted(good, { lines: "x\n" }), noted(good, { lines: "\n" }), noted(good, { lines: "\u2014  AAAAAAA=\n" }), noted(good, { lines: "- a AAAAAAA=\n" }), noted(good, { lines: "\u2014 a\n" }), noted(good, { lines: line([1, 2, 3, 4, 5]).slice(0, -1) }), noted(good, { lines: "\u2014 a AAAAAAB=\n" }),
    noted(good, { lines: line([1, 2, 3, 4, 5]).repeat(99) }), noted(good, { lines: line([1, 2, 3, 4, 5]).repeat(100) }), noted(good, { cut: "" }), noted(good, { cut: "\n\n" }),
    noted(good).replace(/(\u2014 .*\n)$/, "$1$1"), noted(good, { lines: noted(good, { key: made.keys }).split("\n").slice(-2).join("\n") }),
    noted(`${good}${"x".repeat(65_000)}\n`), noted(`${good}${"é".repeat(40_000)}\n`), noted(`${good}a\tb\n`), noted(`${good}a\u0085b\n`), noted(`${good}a\rb\n`), noted(`${good}a\u2028b\n`),
    // proofs
    ...["index 1", "index 00", "index", "index +0", "index 18446744073709551616", "Index 0", "index 0 ", "extra AA==\nindex 0", "extra A\nindex 0", "extra \nindex 0", "extra AA==", "extra AA==\nextra AA==\nindex 0", `index 0\n${root}`, "index 0\nAAAA", "index 0\n*", "index 0\n ", ""].map((lines) => noted(good, { head: `${header}\n${lines}` })),
    noted(good, { head: `${header}\nindex 0\n${Array(65).fill(root).join("\n")}` }), noted(good, { head: header }), noted(good, { head: "c2sp.org/tlog-proof@v2\nindex 0" }), noted(good, { head: `${header}\r\nindex 0` }), header, `${header}\nindex 0\n${good}`, "",
    noted(good, { head: `${header}\nindex 9007199254740992` }),
  ];
  const codes = {};
  for (const text of texts) {
    const [found, expected] = [await browser.proof(text, entry.toString("base64"), made.logKey), await native.proof(text, entry.toString("base64"), made.logKey)];
    assert.deepEqual(found, expected, JSON.stringify(text).slice(0, 400));
    const kind = found.code ?? `${found.valid}`;
    codes[kind] = (codes[kind] ?? 0) + 1;
  }
  assert.deepEqual(Object.keys(codes).sort(), ["false", "invalid_log", "number_out_of_range", "true"]);
  assert.ok(codes.true >= 8, JSON.stringify(codes));
});

test("trees of every size to sixteen: each place holds, and every other place, size and number of hashes does not", async () => {
  const node = (prefix, ...parts) => createHash("sha256").update(Buffer.concat([Buffer.of(prefix), ...parts])).digest();
  const leaves = Array.from({ length: 16 }, (_, at) => node(0, Buffer.from(`${at}`)));
  const half = (size) => 2 ** Math.floor(Math.log2(size - 1));
  const rootOf = (part) => (part.length === 1 ? part[0] : node(1, rootOf(part.slice(0, half(part.length))), rootOf(part.slice(half(part.length)))));
  const wayOf = (index, part) => {
    if (part.length === 1) return [];
    const [left, right] = [part.slice(0, half(part.length)), part.slice(half(part.length))];
    return index < left.length ? [...wayOf(index, left), rootOf(right)] : [...wayOf(index - left.length, right), rootOf(left)];
  };
  for (let size = 1; size <= 16; size += 1) {
    const tree = leaves.slice(0, size);
    for (let index = 0; index < size; index += 1) {
      const proof = { index: BigInt(index), treeSize: BigInt(size), hashes: wayOf(index, tree) };
      const holds = (other) => verifyInclusion({ ...proof, ...other }, leaves[index], rootOf(tree)).then(() => true, (error) => (assert.ok(error.code), false));
      assert.equal(await holds({}), true, `${index} of ${size}`);
      for (let other = 0; other <= size; other += 1) {
        if (other !== index) assert.equal(await holds({ index: BigInt(other) }), false, `${index} as ${other} of ${size}`);
      }
      assert.equal(await holds({ hashes: [...proof.hashes, leaves[0]] }), false);
      if (size > 1) assert.equal(await holds({ hashes: proof.hashes.slice(0, -1) }), false);
    }
  }
});

// --- other structure ----------------------------------------------------------------------------------------------------

const places = (value, above = []) =>
  value !== null && typeof value === "object"
    ? Object.entries(value).flatMap(([name, inner]) => [[...above, name], ...places(inner, [...above, name])])
    : [];
const at = (document, path) => path.reduce((found, name) => found[name], document);
const change = (document, path, make) => {
  const changed = structuredClone(document);
  const parent = at(changed, path.slice(0, -1));
  make(parent, path.at(-1));
  return changed;
};
const changes = {
  removed: (parent, name) => (Array.isArray(parent) ? parent.splice(Number(name), 1) : delete parent[name]),
  emptied: (parent, name) => (parent[name] = typeof parent[name] === "string" ? "" : Array.isArray(parent[name]) ? [] : {}),
  null: (parent, name) => (parent[name] = null),
  number: (parent, name) => (parent[name] = 4),
  padded: (parent, name) => (parent[name] = typeof parent[name] === "string" ? `${parent[name]}=` : 0.5),
  spaced: (parent, name) => (parent[name] = typeof parent[name] === "string" ? ` ${parent[name]}` : [[]]),
  doubled: (parent, name) => (Array.isArray(parent) ? parent.push(parent[name]) : (parent[name] = [parent[name], parent[name]])),
  added: (parent, name) => (parent[`${name}2`] = parent[name]),
  proto: (parent) => Object.defineProperty(parent, "__proto__", { value: {}, enumerable: true }),
  "an array in the place of an object": (parent, name) => {
    const inner = parent[name];
    parent[name] = inner !== null && typeof inner === "object" && !Array.isArray(inner) ? Object.values(inner) : [inner];
  },
};

const sweep = async (document, ask) => {
  let [same, refused] = [0, 0];
  for (const path of places(document)) {
    for (const [name, make] of Object.entries(changes)) {
      const changed = change(document, path, make);
      const [found, expected] = await ask(changed);
      assert.deepEqual(found, expected, `${path.join(".")} ${name}`);
      same += 1;
      refused += found.valid === true ? 0 : 1;
    }
  }
  return [same, refused];
};

test("every member of a bundle that is taken away, emptied, exchanged or added gets the answer of the core", async () => {
  const [same, refused] = await sweep(JSON.parse(bundle), async (changed) => {
    const text = JSON.stringify(changed);
    return [await browser.bundle(text, trust), await native.bundle(text, trust)];
  });
  assert.ok(same > 200 && refused > same * 0.9, `${refused} of ${same}`);
});

test("every member of a pack's JSON too", async () => {
  const [same, refused] = await sweep(pack, async (changed) => {
    const text = JSON.stringify(changed);
    return [await browser.packJson(text, trust), asInBrowser(await native.packJson(changed, trust))];
  });
  assert.ok(same > 300 && refused > same * 0.8, `${refused} of ${same}`);
});

test("what is said to be withheld and is there, or is in no statement, gets the answer of the core", async () => {
  for (const withheld of [["request.json"], ["none.txt"], ["report.md", "report.md"], []]) {
    for (const artifacts of [pack.artifacts, pack.artifacts.filter(({ name }) => !withheld.includes(name))]) {
      const given = { ...pack, artifacts, withheld };
      const expected = asInBrowser(await native.packJson(given, trust));
      assert.equal(expected.valid, withheld[0] !== "none.txt" && artifacts.every(({ name }) => !withheld.includes(name)));
      assert.deepEqual(await browser.packJson(given, trust), expected);
    }
  }
});

test("a bundle with timestamps, an empty list of them, or several entries gets the answer of the core", async () => {
  const codes = new Set();
  const stamps = [null, {}, { rfc3161Timestamps: [] }, { rfc3161Timestamps: [{ signedTimestamp: "" }] }, { rfc3161Timestamps: null }, { more: [] }, []];
  for (const timestampVerificationData of stamps) {
    const changed = JSON.parse(bundle);
    Object.assign(changed.verificationMaterial, { timestampVerificationData });
    const text = JSON.stringify(changed);
    const found = await browser.bundle(text, trust);
    assert.deepEqual(found, await native.bundle(text, trust), text.slice(-200));
    codes.add(found.code);
  }
  assert.deepEqual([...codes], [undefined, "invalid_bundle"]);
});

test("what a log cannot know is refused: two signatures, signatures of nobody beside one that holds", async () => {
  const other = await makeEvidence();
  const foreign = { keyid: other.keys.key_id, sig: pack.envelope.signatures[0].sig };
  const nobody = { keyid: "nobody", sig: "*" };
  for (const more of [foreign, nobody, { ...nobody, keyid: "" }]) {
    for (const signatures of [[...pack.envelope.signatures, more], [more, ...pack.envelope.signatures], [more]]) {
      const given = { ...pack, envelope: { ...pack.envelope, signatures } };
      for (const list of [trust, unlogged, { keys: [...trust.keys, { public_key: other.keys.public_key_pem }] }]) {
        const expected = asInBrowser(await native.packJson(given, list));
        assert.equal(expected.valid, false);
        assert.deepEqual(await browser.packJson(given, list), expected);
      }
      const alone = { ...made.unlogged, envelope: given.envelope };
      assert.deepEqual(await browser.packJson(alone, unlogged), asInBrowser(await native.packJson(alone, unlogged)));
    }
  }
});

/** An envelope signed anew, so that what stands inside the payload is reached. */
const signed = (payload, payloadType = "application/vnd.in-toto+json") => {
  const bytes = Buffer.from(payload);
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${bytes.length} `), bytes]);
  const sig = sign(null, message, createPrivateKey(made.keys.private_key_pem)).toString("base64");
  return { payload: bytes.toString("base64"), payloadType, signatures: [{ keyid: made.keys.key_id, sig }] };
};

test("statements of every shape that a trusted key signed get the answer of the core", async () => {
  const text = Buffer.from(made.unlogged.envelope.payload, "base64").toString();
  const document = JSON.parse(text);
  let count = 0;
  const ask = async (envelope) => {
    const given = { ...made.unlogged, envelope };
    // what does not fit a statement is told in the words of each language's reader
    const [found, expected] = [await browser.packJson(given, unlogged), asInBrowser(await native.packJson(given, unlogged))].map(
      (answer) => ({
        ...answer,
        checks: answer.checks.map((check) => ({ ...check, detail: check.detail.replace(/^(not (?:JSON|an in-toto statement)):.*/s, "$1") })),
      }),
    );
    return [found, expected];
  };
  for (const path of places(document).filter(([first]) => first !== "predicate")) {
    for (const [name, make] of Object.entries(changes)) {
      const [found, expected] = await ask(signed(JSON.stringify(change(document, path, make))));
      count += 1;
      const isBlake3 = path.includes("blake3") || path.at(-1) === "digest";
      const isType = path[0] === "predicateType";
      // these alone differ: what only BLAKE3 says, what is only in SHA-256's absence, and predicates
      if (isBlake3 || path.includes("sha256")) {
        const sha256 = change(document, path, make).subject?.[path[1]]?.digest?.sha256;
        const isOther = sha256 !== undefined && sha256 !== document.subject[path[1]].digest.sha256;
        if (found.valid && !expected.valid) assert.ok(isBlake3 && !isOther, `${path} ${name}`);
        if (!found.valid && expected.valid) assert.ok(sha256 === undefined || sha256 === null, `${path} ${name}`);
      } else if (isType) {
        assert.equal(found.valid, expected.valid, `${path} ${name}`);
      } else {
        assert.deepEqual(found, expected, `${path} ${name}`);
      }
    }
  }
  for (const payload of ["", "{", "[]", text.replace("{", '{"_type":"x",'), text.replace('"subject":[', '"subject":[1,'), `\ufeff${text}`, text.replace("e", "\\ud800")]) {
    const [found, expected] = await ask(signed(payload));
    assert.deepEqual(found, expected, payload);
  }
  for (const length of [1000, 1001]) {
    const many = { ...document, subject: Array(length).fill(document.subject[0]) };
    const [found, expected] = await ask(signed(JSON.stringify(many)));
    assert.deepEqual(found, expected, `${length} subjects`);
  }
  for (const type of ["application/json", "é".repeat(100), ""]) {
    const [found, expected] = await ask(signed(text, type));
    assert.deepEqual(found, expected, type);
  }
  assert.ok(count > 100, `${count}`);
});

test("an artifact without a SHA-256 is not taken for compared", async () => {
  const document = JSON.parse(Buffer.from(made.unlogged.envelope.payload, "base64").toString());
  for (const subject of document.subject) delete subject.digest.sha256;
  const found = await browser.packJson({ ...made.unlogged, envelope: signed(JSON.stringify(document)) }, unlogged);
  const artifacts = found.checks.filter(({ name }) => name.startsWith("artifact "));
  assert.deepEqual([found.valid, artifacts.map(({ status }) => status)], [false, Array(5).fill("failed")]);
});

// --- archives -----------------------------------------------------------------------------------------------------------

test("a changed byte of an archive is never accepted when the core refuses it", async () => {
  const contents = [...files.values()].map((content) => [zip.indexOf(content), content.length]).filter(([, length]) => length > 8);
  const isInside = (place) => contents.some(([start, length]) => place > start + 3 && place < start + length - 3);
  let [accepted, refused, stricter] = [0, 0, 0];
  for (let place = 0; place < zip.length; place += 1) {
    // inside of a file every byte is like its neighbours
    if (isInside(place) && place % 31 !== 0 && process.env.BASTION_FLIPS !== "all") continue;
    const changed = flipped(zip, place, bitsOf(place).at(-1));
    const found = await browser.pack(changed, trust);
    const expected = await native.zip(directory, changed, trust);
    if (found.valid === true) assert.equal(expected.valid, true, `byte ${place} of ${zip.length}`);
    if (found.valid === true) accepted += 1;
    else if (expected.valid === true) {
      // the two lists of an archive say different things, or a field is not read here
      assert.equal(found.code, "invalid_archive", `byte ${place}`);
      stricter += 1;
    } else refused += 1;
  }
  assert.ok(refused > 800 && accepted > 50 && stricter < accepted, `${accepted} accepted, ${refused} refused, ${stricter} stricter`);
});

test("archives of other programs are read, and what is unsafe in one is refused", async () => {
  const plain = [...files];
  const deflated = plain.map(([name, content]) => [name, content, { deflate: true }]);
  const folders = [["artifacts/", ""], ["trust/", ""], ...deflated];
  const holds = [plain, deflated, folders, [...plain].reverse(), plain.map(([name, content]) => [name, content, { flags: 0 }])].map((entries) => zipOf(entries));
  for (const bytes of holds) {
    assert.deepEqual(await browser.pack(bytes, trust), asInBrowser(await native.zip(directory, bytes, trust)));
    assert.equal((await browser.pack(bytes, trust)).valid, true);
  }
  const [name, content] = plain[0];
  const rest = plain.slice(1);
  const wrong = {
    empty: Buffer.alloc(0),
    "cut short": zip.subarray(0, zip.length - 1),
    comment: Buffer.concat([zip, Buffer.from("x")]),
    prefix: Buffer.concat([Buffer.from("#!"), zip]),
    "a prefix that its list counts": zipOf(plain, { before: Buffer.from("#!") }),
    "a name twice": zipOf([...plain, plain[3]]),
    "a name twice, but for its letters": zipOf([...plain, [plain[3][0].toUpperCase(), plain[3][1]]]),
    encrypted: zipOf([[name, content, { flags: 0x0801 }], ...rest]),
    "a link": zipOf([[name, content, { mode: 0o120777 }], ...rest]),
    damaged: zipOf([[name, content, { crc: 1 }], ...rest]),
    "damaged and deflated": zipOf([[name, content, { crc: 1, deflate: true }], ...rest]),
    "packed in a way that nobody reads": zipOf([[name, content, { method: 99 }], ...rest]),
    "stored, and listed as deflated": zipOf([[name, content, { listed: 8 }], ...rest]),
    "longer than it is": zipOf([[name, content, { more: 1 }], ...rest]),
    "longer than the archive": zipOf([...rest, [name, content, { more: 1 << 20 }]]),
    "fewer than listed": zipOf(plain, { count: plain.length - 1 }),
    "more than listed": zipOf(plain, { count: plain.length + 1 }),
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    const [found, expected] = [await browser.pack(bytes, trust), await native.zip(directory, bytes, trust)];
    assert.notEqual(expected.valid, true, what);
    assert.deepEqual(found, { code: "invalid_archive" }, what);
  }
  // another name than readers without this field see
  const unicode = Buffer.concat([Buffer.from([0x75, 0x70, 6, 0, 1, 0, 0, 0, 0]), Buffer.from("x")]);
  assert.deepEqual(await browser.pack(zipOf([[name, content, { extra: unicode }], ...rest]), trust), { code: "invalid_archive" });
  const bomb = zipOf([["artifacts/zeros", Buffer.alloc(257 * 1024 * 1024), { deflate: true, crc: 0 }]]);
  assert.ok(bomb.length < 1024 * 1024);
  assert.deepEqual(await browser.pack(bomb, trust), { code: "limit_exceeded" });
});

// --- the parts ----------------------------------------------------------------------------------------------------------

test("JSON is read and written as the core does", async () => {
  const texts = [
    "null", "true", " [ ] ", "{}", "[1,2.50,-0,-0.0,1e0,1E+2,1e-7,0.000001,123456789012345.6]", '{"b":1,"a":{"":0,"10":1,"2":2,"1":3}}',
    '"\\u0000\\u001f\\u007f\\u00e9\\/\\b\\f\\n\\r\\t\\\\\\""', '{"\ue000":1,"\ud83d\ude00":2}', '{"__proto__":{"a":1},"constructor":2}', '"\u2028\u0085\ufeff"',
    "9007199254740991", "-9007199254740991", "9007199254740991.4", "9007199254740992", "9007199254740991.6", "-9007199254740993", "1e15", "1e16", "1e999", "-1e999", "1e-999",
    "", " ", "nul", "tru", "nullx", "[1] 2", "[1,]", "[,1]", "{,}", '{"a"}', '{"a":}', '{"a":1,}', "{a:1}", "{'a':1}", "'a'", "01", "-", "-01", "1.", ".1", "+1", "1e", "1e+", "0x1", "NaN", "Infinity", "-Infinity",
    '"\t"', '"\n"', '"\\x"', '"\\u12"', '"\\ud800"', '"\\udc00\\ud800"', '"\\ud83d\\ude00"', '"a', '"a\\', '"a\\"', "\ufeff1", "\u00a01", "\u000b1", "1//", "/**/1", '{"a":1,"\\u0061":2}', '{"a":1,"b":{"a":1,"a":2}}', '{"__proto__":1,"__proto__":2}', "[", "{", "]", '{"a":[}', "[1 2]", '{"a" 1}',
    `${"[".repeat(62)}${"]".repeat(62)}`,
  ];
  let held = 0;
  for (const text of texts) {
    const whole = `{"disclosures":[],"document":${text}}`;
    const expected = await outcome(() => JSON.parse(bastion.callJson("evidence.disclose", Buffer.from(whole)).toString()) && { text: bastion.callJson("evidence.disclose", Buffer.from(whole)).toString() });
    const found = await outcome(() => ({ text: write({ document: parse(whole).document, refused: [], valid: true }) }));
    assert.deepEqual(found, expected, text);
    held += found.code === undefined ? 1 : 0;
  }
  assert.ok(held > 15 && held < 30, `${held}`);
  assert.throws(() => parse(Uint8Array.of(0x22, 0xff, 0x22)), { code: "invalid_json" });
  assert.throws(() => parse("\ud800"), { code: "invalid_json" });
  assert.throws(() => parse('{\n "a": ?}'), { reason: "not JSON: expected value at line 2, column 7" });
});

test("the bounds are those of the core", () => {
  const rust = (name) => readFileSync(new URL(`../../bastion-core/src/${name}.rs`, import.meta.url), "utf8");
  const stated = ["limits", "evidence/layout", "log/note", "log/proof"].flatMap((name) => {
    const found = rust(name).matchAll(/const ([A-Z0-9_]+): usize = ([0-9_* ]+);/g);
    const prefix = { "log/note": { SIGNATURES_MAX: "NOTE_SIGNATURES_MAX" }, "log/proof": { HASHES_MAX: "PROOF_HASHES_MAX" } }[name];
    const product = (text) => text.replaceAll("_", "").split("*").reduce((whole, factor) => whole * Number(factor), 1);
    return [...found].map(([, bound, text]) => [prefix?.[bound] ?? bound, product(text)]);
  });
  const core = Object.fromEntries(stated);
  for (const [bound, value] of Object.entries(limits)) assert.equal(value, core[bound], bound);
  assert.equal(Object.keys(limits).length, 11);
});

test("base64 has one form", async () => {
  for (const length of [0, 1, 2, 3, 4, 31, 32, 33, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 255);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  }
  for (const text of ["A", "AA", "AAA", "AA=", "AB==", "AAB=", "AAAA=", "AAAA====", "====", "=AAA", "A=AA", "AA==AAAA", "AAA\n", " AAA", "AA-_", "AAAé", "AA A"]) {
    assert.equal(fromBase64(text), undefined, text);
    const { code } = await native.proof(proof, text, made.logKey);
    assert.deepEqual([code, await browser.proof(proof, text, made.logKey)], ["invalid_argument", { code: "invalid_argument" }], text);
  }
});

const hex = (text) => Uint8Array.from(Buffer.from(text, "hex"));

test("signatures are accepted and refused as Wycheproof says", async () => {
  const { groups } = JSON.parse(readFileSync(new URL("../testing/wycheproof_ed25519.json", import.meta.url), "utf8"));
  let count = 0;
  for (const { key, tests } of groups) {
    const found = await ofBytes(hex(key));
    for (const { id, comment, message, signature, valid } of tests) {
      assert.equal(await accepts(found, hex(message), hex(signature)), valid, `${id}: ${comment}`);
      count += 1;
    }
  }
  assert.equal(count, 150);
});

const FIELD = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const little = (number) => Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(at * 8)) & 255n));
const number = (bytes) => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);

test("a signature has one form: no larger scalar, no other encoding of its point", async () => {
  const [type, payload] = [pack.envelope.payloadType, Buffer.from(pack.envelope.payload, "base64")];
  const message = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
  const signature = new Uint8Array(Buffer.from(pack.envelope.signatures[0].sig, "base64"));
  const key = await ofBytes(new Uint8Array(Buffer.from(made.keys.public_key_pem.split("\n")[1], "base64").subarray(12)));
  assert.equal(await accepts(key, message, signature), true);
  for (const times of [1n, 2n, 8n]) {
    const larger = Buffer.concat([signature.subarray(0, 32), little(number(signature.subarray(32)) + times * ORDER)]);
    assert.equal(await accepts(key, message, new Uint8Array(larger)), false);
  }
  for (const length of [0, 63, 65]) assert.equal(await accepts(key, message, new Uint8Array(length)), false);
});

test("under a key of small order nothing is accepted, whatever Web Crypto says", async () => {
  // y of the points whose order divides 8: 1, −1, 0, and ± the roots of d·y⁴ + 2·y² − 1, which are of order 8
  const power = (base, exponent) => {
    let result = 1n;
    for (let rest = exponent, square = base % FIELD; rest > 0n; rest >>= 1n, square = (square * square) % FIELD) {
      if (rest & 1n) result = (result * square) % FIELD;
    }
    return result;
  };
  const root = (square) => {
    const found = power(square, (FIELD + 3n) / 8n);
    const other = (found * power(2n, (FIELD - 1n) / 4n)) % FIELD;
    return [found, other].find((each) => (each * each) % FIELD === square);
  };
  const d = FIELD - (121665n * power(121666n, FIELD - 2n)) % FIELD;
  const squares = [1n, -1n].map((sign) => ((((sign * root((1n + d) % FIELD) - 1n) % FIELD) + FIELD) * power(d, FIELD - 2n)) % FIELD);
  const eighth = squares.map(root).find((found) => found !== undefined);
  const smalls = [0n, 1n, FIELD - 1n, eighth, FIELD - eighth, FIELD, FIELD + 1n].flatMap((y) => [y, y + 2n ** 255n]).map(little);
  // with the scalar 1, the base point is a signature of what leads to no part of the key: every message under the identity
  const base = hex(`58${"66".repeat(31)}`);
  const forged = Buffer.concat([base, little(1n)]);
  const identity = await crypto.subtle.importKey("raw", little(1n), "Ed25519", false, ["verify"]);
  assert.equal(await crypto.subtle.verify("Ed25519", identity, forged, Buffer.from("anything")), true, "the danger is gone");
  for (const raw of smalls) {
    const key = await ofBytes(raw);
    assert.ok(key !== undefined, Buffer.from(raw).toString("hex"));
    // a message for which the key drops out of the equation is among a few: its order divides 8
    for (let at = 0; at < 64; at += 1) {
      assert.equal(await accepts(key, Buffer.from(`${at}`), new Uint8Array(forged)), false, key.hex);
    }
    const envelope = { ...pack.envelope, signatures: [{ keyid: key.id, sig: forged.toString("base64") }] };
    const given = { envelope, artifacts: [] };
    const list = { keys: [{ public_key: key.hex }] };
    const expected = await native.packJson(given, list);
    assert.deepEqual([expected.valid, await browser.packJson(given, list)], [false, expected], key.hex);
    // and as the point of a signature: 0 = 0 + 0
    const zero = new Uint8Array(Buffer.concat([raw, new Uint8Array(32)]));
    assert.equal(await accepts(await ofBytes(base), Buffer.from(""), zero), false);
  }
});

test("what a lenient Web Crypto would let through is refused before it is asked", async () => {
  const { subtle } = crypto;
  const raw = new Uint8Array(Buffer.from(made.keys.public_key_pem.split("\n")[1], "base64").subarray(12));
  const [point, one] = [raw, little(1n)];
  const kept = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const lenient = { digest: subtle.digest.bind(subtle), importKey: subtle.importKey.bind(subtle), verify: async () => true };
  Object.defineProperty(globalThis, "crypto", { value: { subtle: lenient }, configurable: true });
  try {
    const accepted = async (key, ...parts) => accepts(await ofBytes(key), new Uint8Array(), Uint8Array.from(parts.flatMap((part) => [...part])));
    assert.equal(await accepted(raw, point, one), true);
    assert.equal(await accepted(raw, point, little(ORDER - 1n)), true);
    for (const scalar of [ORDER, ORDER + 1n, 2n ** 253n, 2n ** 256n - 1n]) assert.equal(await accepted(raw, point, little(scalar)), false, `${scalar}`);
    for (const y of [FIELD, FIELD + 3n, 2n ** 255n - 1n, 2n ** 256n - 1n, FIELD + 3n + 2n ** 255n]) assert.equal(await accepted(raw, little(y), one), false, `${y}`);
    for (const y of [0n, 1n, FIELD - 1n, 1n + 2n ** 255n]) {
      assert.equal(await accepted(raw, little(y), one), false, `a signature's point ${y}`);
      assert.equal(await accepted(little(y), point, one), false, `a key ${y}`);
    }
  } finally {
    Object.defineProperty(globalThis, "crypto", kept);
  }
});

test("a place in a trust list is written as an integer, here as in the core", async () => {
  for (const text of ["0", "4", "5", "4.0", "4e0", "-0", "-1", "9007199254740991", "9007199254740992", '"4"', "null", "[4]"]) {
    const list = `{"keys":[{"public_key":${JSON.stringify(made.keys.public_key_pem)},"from_index":${text}}],"log_keys":[${JSON.stringify(made.logKey)}]}`;
    const input = Buffer.from(`{"bundle":${JSON.stringify(bundle)},"trust":${list}}`);
    const expected = await outcome(async () => JSON.parse(bastion.callJson("bundle.verify", input).toString()));
    assert.deepEqual(await browser.bundle(bundle, list), expected, text);
  }
});

test("bytes that are no point are no key, here as in the core", async () => {
  let count = 0;
  for (let y = 0n; y < 40n; y += 1n) {
    for (const raw of [little(y), little(FIELD - y), little(2n ** 255n - 1n - y), little(y + 2n ** 255n)]) {
      const key = await ofBytes(raw);
      const found = await native.bundle(bundle, { keys: [{ public_key: Buffer.from(raw).toString("hex") }] });
      assert.equal(found.code, key === undefined ? "invalid_key" : undefined, Buffer.from(raw).toString("hex"));
      count += key === undefined ? 1 : 0;
    }
  }
  assert.ok(count > 40 && count < 120, `${count}`);
});
