// Bytes and the texts that stand for them: UTF-8, base64 (RFC 4648, section 4), hexadecimal digits, numbers of 64 bits.

import { cryptoError } from "./error.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(128).fill(255);
for (let value = 0; value < 64; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

const encoder = new TextEncoder();
// a byte order mark is a character like any other: it is kept, and refused where it does not belong
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The bytes of a text. A half of a character has none; see `isWellFormed`. */
export const utf8 = (text) => encoder.encode(text);

/** Whether a text has no half of a character (a lone surrogate), which no bytes stand for. */
export const isWellFormed = (text) => !/\p{Surrogate}/u.test(text);

/** The text of bytes; undefined when they are not UTF-8. */
export const fromUtf8 = (bytes) => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

export const concat = (...parts) => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const equal = (left, right) => left.length === right.length && left.every((byte, at) => byte === right[at]);

export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of small hexadecimal digits; undefined for anything else, or another number of bytes. */
export const fromHex = (text, length) =>
  text.length === length * 2 && /^[0-9a-f]*$/.test(text)
    ? Uint8Array.from({ length }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16))
    : undefined;

export const toBase64 = (bytes) => {
  const pieces = [];
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const left = bytes.length - at;
    text += ALPHABET[first >> 2] + ALPHABET[((first & 3) << 4) | (second >> 4)];
    text += left > 1 ? ALPHABET[((second & 15) << 2) | (third >> 6)] : "=";
    text += left > 2 ? ALPHABET[third & 63] : "=";
    if (text.length > 0x4000) {
      pieces.push(text);
      text = "";
    }
  }
  return pieces.join("") + text;
};

/** The bytes of base64 in its only form, with padding and without stray bits; undefined for any other text. */
export const fromBase64 = (text) => {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const digits = text.length - padding;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let [at, bits, held] = [0, 0, 0];
  for (let place = 0; place < digits; place += 1) {
    const code = text.charCodeAt(place);
    const value = code < 128 ? VALUES[code] : 255;
    if (value === 255) return undefined;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = held >> bits;
      at += 1;
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 ? bytes : undefined;
};

/** 32 bytes in base64; undefined for anything else. */
export const digestOf = (text) => {
  const bytes = text.length === 44 ? fromBase64(text) : undefined;
  return bytes?.length === 32 ? bytes : undefined;
};

const U64_MAX = 2n ** 64n - 1n;

/** A number of 64 bits in its only decimal form; undefined for any other text. */
export const fromDecimal = (text) => {
  const number = /^(?:0|[1-9][0-9]{0,19})$/.test(text) ? BigInt(text) : undefined;
  return number === undefined || number > U64_MAX ? undefined : number;
};

const isSpace = (character) => /^\p{White_Space}$/u.test(character);

/** A text without the white space of Unicode around it, as Rust's `trim`; `String.prototype.trim` takes others. */
export const trimmed = (text) => {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text[start])) start += 1;
  while (start < end && isSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
};

/** Web Crypto; a page that was not loaded safely has none. */
export const subtle = () => {
  const found = globalThis.crypto?.subtle;
  if (found === undefined) {
    throw cryptoError("there is no Web Crypto here", "open the page over https or from localhost; take Node 20 or newer");
  }
  return found;
};

export const sha256 = async (...parts) =>
  new Uint8Array(await subtle().digest("SHA-256", parts.length === 1 ? parts[0] : concat(...parts)));
