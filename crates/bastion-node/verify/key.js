// Ed25519 keys (RFC 8032; PEM and SubjectPublicKeyInfo: RFC 8410), checked by Web Crypto and more strictly than it has to:
// implementations of `crypto.subtle` differ in what they let through, and one verdict has to be the same everywhere.

import { concat, fromBase64, fromHex, sha256, subtle, toBase64, toHex, trimmed, utf8 } from "./bytes.js";
import { cryptoError, keyError } from "./error.js";

/** What stands before the 32 bytes of a key in SubjectPublicKeyInfo DER (RFC 8410, section 10.1). */
const SPKI_PREFIX = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

const FIELD = 2n ** 255n - 19n;
/** The order of the group: a signature with a larger scalar is another text of the same signature. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
/** The constant d of the curve. */
const CURVE = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/**
 * The encodings of the eight points whose order divides 8, without the bit of the sign: 0, 1, −1, the two of order 8, and 0
 * and 1 written as p and p + 1. Under such a key one signature fits many messages.
 */
const SMALL_ORDER = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

/** The 32 bytes without the bit that says which of two points is meant. */
const unsigned = (bytes) => Uint8Array.from(bytes, (byte, at) => (at === 31 ? byte & 0x7f : byte));

const little = (bytes) => BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`);

const power = (base, exponent) => {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % FIELD;
    square = (square * square) % FIELD;
  }
  return result;
};

/** Whether there is a point with this y: whether (y² − 1) / (d·y² + 1) is a square, which Euler's criterion says. */
const isPoint = (bytes) => {
  const y = little(unsigned(bytes)) % FIELD;
  const square = (y * y) % FIELD;
  const product = ((square + FIELD - 1n) * (CURVE * square + 1n)) % FIELD;
  return power(product, (FIELD - 1n) / 2n) <= 1n;
};

const isSmallOrder = (bytes) => SMALL_ORDER.has(toHex(unsigned(bytes)));

/** A key of 32 bytes; undefined when they are no point of the curve. */
export const ofBytes = async (raw) => {
  if (raw.length !== 32 || !isPoint(raw)) return undefined;
  const hex = toHex(raw);
  // the identifier that `securesystemslib` computes: SHA-256 of the key's canonical JSON
  const json = `{"keytype":"ed25519","keyval":{"public":"${hex}"},"scheme":"ed25519"}`;
  return { raw, hex, id: toHex(await sha256(utf8(json))) };
};

const PEM = /^(?:[^\0]*\n)?-----BEGIN PUBLIC KEY-----(?:\r\n|\n|\r)([A-Za-z0-9+/]{59}=)(?:\r\n|\n|\r)-----END PUBLIC KEY-----$/;

/** Reads a SubjectPublicKeyInfo PEM, or the 64 hexadecimal digits of the raw key. Throws `invalid_key`. */
export const readKey = async (text) => {
  if (text.includes("PRIVATE KEY")) throw keyError("it is a private key, a public one is needed");
  const plain = trimmed(text);
  const digits = fromHex(plain, 32);
  if (digits !== undefined) {
    const key = await ofBytes(digits);
    if (key === undefined) throw keyError("the digits are no point of the curve");
    return key;
  }
  const der = fromBase64(PEM.exec(plain)?.[1] ?? "");
  const key = der && (await ofSpki(der));
  if (!key) throw keyError("not an Ed25519 public key in PEM or hexadecimal digits");
  return key;
};

/** A key of its SubjectPublicKeyInfo DER; undefined for anything else. */
export const ofSpki = async (der) => {
  const isSpki = der.length === 44 && SPKI_PREFIX.every((byte, at) => byte === der[at]);
  return isSpki ? await ofBytes(der.subarray(12)) : undefined;
};

export const toSpki = (key) => concat(SPKI_PREFIX, key.raw);

export const toPem = (key) => `-----BEGIN PUBLIC KEY-----\n${toBase64(toSpki(key))}\n-----END PUBLIC KEY-----\n`;

/** What Web Crypto made of a key, so that it does so once. */
const imported = new WeakMap();

const importKey = async (key) => {
  const found = imported.get(key) ?? (await subtle().importKey("raw", key.raw, "Ed25519", false, ["verify"]));
  imported.set(key, found);
  return found;
};

/**
 * Whether a signature fits a message, as `verify_strict` of the Rust core: a scalar below the group's order, no point of
 * small order, the point of the signature in its only encoding. Throws `crypto_unavailable` where Web Crypto has no Ed25519.
 */
export const accepts = async (key, message, signature) => {
  if (signature.length !== 64) return false;
  const [point, scalar] = [signature.subarray(0, 32), signature.subarray(32)];
  if (little(scalar) >= ORDER || little(unsigned(point)) >= FIELD) return false;
  if (isSmallOrder(point) || isSmallOrder(key.raw)) return false;
  try {
    return await subtle().verify("Ed25519", await importKey(key), signature, message);
  } catch (error) {
    // a key that Web Crypto does not take signs nothing
    if (error.name === "DataError") return false;
    const hint = "take a current browser, or Node 20 or newer";
    throw error.name === "NotSupportedError" ? cryptoError("Web Crypto has no Ed25519 here", hint) : error;
  }
};
