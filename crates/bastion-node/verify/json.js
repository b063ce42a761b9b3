// JSON, strictly: what two readers could understand differently is refused (as `canonical::parse`), and what is written has
// one form (RFC 8785). `JSON.parse` keeps the last of two members of one name, and rounds numbers.

import { fromUtf8, isWellFormed, utf8 } from "./bytes.js";
import { VerifyError, numberError } from "./error.js";
import { DOCUMENT_BYTES_MAX, DOCUMENT_DEPTH_MAX } from "./limit.js";

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const WORDS = [
  ["true", true],
  ["false", false],
  ["null", null],
];

/** A number that was not written as an integer: it is none, whatever its value. */
export class Double {
  constructor(value) {
    this.value = value;
  }
}

/**
 * Reads one document from its bytes or its text. Objects have no prototype, so that no name means anything else.
 *
 * Throws `invalid_json`, `duplicate_key`, `number_out_of_range` or `limit_exceeded`.
 */
export const parse = (document) => {
  const bytes = typeof document === "string" ? utf8(document) : document;
  if (bytes.length > DOCUMENT_BYTES_MAX) {
    throw new VerifyError("limit_exceeded", `the document has ${bytes.length} bytes; the limit is ${DOCUMENT_BYTES_MAX}`);
  }
  const text = typeof document === "string" ? document : fromUtf8(document);
  if (text === undefined || !isWellFormed(text)) throw new VerifyError("invalid_json", "not JSON: it is not UTF-8");
  return new Reader(text).document();
};

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  document() {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) throw this.wrong("trailing characters");
    return value;
  }

  wrong(reason) {
    const before = this.text.slice(0, this.at).split("\n");
    const place = `line ${before.length}, column ${utf8(before.at(-1)).length + 1}`;
    return new VerifyError("invalid_json", `not JSON: ${reason} at ${place}`);
  }

  space() {
    while (" \n\r\t".includes(this.text[this.at] ?? "x")) this.at += 1;
  }

  /** Whether the next character that is no space is the one given; it is passed then. */
  passes(character) {
    this.space();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  value(depth) {
    this.space();
    const first = this.text[this.at];
    if (first === '"') return this.string();
    if (first === "{" || first === "[") {
      if (depth >= DOCUMENT_DEPTH_MAX) {
        throw new VerifyError("limit_exceeded", `the document is nested more than ${DOCUMENT_DEPTH_MAX} levels deep`);
      }
      this.at += 1;
      return first === "{" ? this.object(depth + 1) : this.array(depth + 1);
    }
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  object(depth) {
    const members = Object.create(null);
    if (this.passes("}")) return members;
    do {
      this.space();
      if (this.text[this.at] !== '"') throw this.wrong("key must be a string");
      const name = this.string();
      if (Object.hasOwn(members, name)) {
        const reason = `the member \`${name}\` stands twice in one object`;
        throw new VerifyError("duplicate_key", reason, "keep one of the two members");
      }
      if (!this.passes(":")) throw this.wrong("expected `:`");
      members[name] = this.value(depth);
    } while (this.passes(","));
    if (!this.passes("}")) throw this.wrong("expected `,` or `}`");
    return members;
  }

  array(depth) {
    const items = [];
    if (this.passes("]")) return items;
    do items.push(this.value(depth));
    while (this.passes(","));
    if (!this.passes("]")) throw this.wrong("expected `,` or `]`");
    return items;
  }

  string() {
    const start = this.at;
    for (this.at += 1; this.text[this.at] !== '"'; this.at += 1) {
      if (this.at >= this.text.length) throw this.wrong("EOF while parsing a string");
      if (this.text[this.at] === "\\") this.at += 1;
    }
    this.at += 1;
    try {
      // one string, where `JSON.parse` is exact but for halves of characters
      const string = JSON.parse(this.text.slice(start, this.at));
      if (isWellFormed(string)) return string;
    } catch {
      // said below
    }
    this.at = start;
    throw this.wrong("invalid string");
  }

  number() {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    if (found === null) throw this.wrong("expected value");
    const value = Number(found[0]);
    if (!Number.isFinite(value)) throw this.wrong("number out of range");
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw numberError(found[0]);
    this.at = NUMBER.lastIndex;
    return found[1] === undefined && found[2] === undefined && !Object.is(value, -0) ? value : new Double(value);
  }
}

const isObject = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Double);

/** The canonical text of a value (RFC 8785): members sorted by UTF-16 code units, numbers and strings as ECMAScript's. */
export const write = (value) => {
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (value instanceof Double) return JSON.stringify(value.value);
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return `{${names.sort().map((name) => `${JSON.stringify(name)}:${write(value[name])}`).join(",")}}`;
};

// --- documents of a known shape -----------------------------------------------------------------------------------------

class Mismatch extends Error {}

/** Reads a value by a shape; what does not fit is thrown as `wrong` says. */
export const read = (shape, value, wrong) => {
  try {
    return shape(value);
  } catch (error) {
    throw error instanceof Mismatch ? wrong(error.message) : error;
  }
};

const kind = (value) => {
  if (value === null) return "null";
  if (value instanceof Double) return "floating point";
  return Array.isArray(value) ? "sequence" : isObject(value) ? "map" : typeof value;
};

const expected = (value, what) => new Mismatch(`invalid type: ${kind(value)}, expected ${what}`);

export const any = (value) => value;

export const string = (value) => {
  if (typeof value !== "string" || !isWellFormed(value)) throw expected(value, "a string");
  return value;
};

export const boolean = (value) => {
  if (typeof value !== "boolean") throw expected(value, "a boolean");
  return value;
};

/** An integer from 0 to 2^53 − 1, as a BigInt. */
export const place = (value) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) {
    throw expected(value, "an integer from 0 to 2^53 − 1");
  }
  return BigInt(value);
};

export const word = (...words) => (value) => {
  if (!words.includes(value)) throw new Mismatch(`unknown variant, expected one of \`${words.join("`, `")}\``);
  return value;
};

export const list = (shape) => (value) => {
  if (!Array.isArray(value)) throw expected(value, "a sequence");
  return value.map((item) => shape(item));
};

/** A member that may be absent, with what stands for it then. */
export const absent = (shape, make) => Object.assign((value) => shape(value), { make });

/** A member that may be absent or null, and is undefined then. */
export const optional = (shape) => absent((value) => (value === null ? undefined : shape(value)), () => undefined);

const recordOf = (isOpen) => (fields) => (value) => {
  if (!isObject(value)) throw expected(value, "a map");
  const stands = (name) => Object.hasOwn(value, name) && value[name] !== undefined;
  const unknown = isOpen ? undefined : Object.keys(value).find((name) => stands(name) && !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw new Mismatch(`unknown field \`${[...unknown].slice(0, 80).join("")}\``);
  const found = {};
  for (const [name, shape] of Object.entries(fields)) {
    if (!stands(name) && shape.make === undefined) throw new Mismatch(`missing field \`${name}\``);
    found[name] = stands(name) ? shape(value[name]) : shape.make();
  }
  return found;
};

/** An object with the members given and no other. */
export const record = recordOf(false);

/** An object with the members given; others are passed over, as its format asks. */
export const openRecord = recordOf(true);

export const isMap = isObject;
