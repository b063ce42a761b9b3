// Zip archives (APPNOTE 6.3.10) as far as packs need them: stored or deflated entries, read within bounds. What an archive
// says of an entry twice, in its list and before the content, has to be the same where it matters.

import { equal, fromUtf8 } from "./bytes.js";
import { archiveError, limitError, shown } from "./error.js";
import { ARTIFACTS_MAX, ARTIFACT_BYTES_MAX, FRAME_FILES_MAX, PACK_BYTES_MAX } from "./limit.js";

const END_BYTES = 22;
const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [ENCRYPTED, UTF8] = [0x0001, 0x0800];
const [STORED, DEFLATED] = [0, 8];
/** Sizes of more than 32 bits, and another name: nothing of a pack needs them, and readers differ about them. */
const REFUSED_FIELDS = [0x0001, 0x7075];
/** The system that Unix modes come from, the kind of a file in its mode, and the kind that is a link. */
const [UNIX, KIND, LINK] = [3, 0o170000, 0o120000];

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

const crc32 = (bytes) => {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ CRC[(sum ^ byte) & 0xff];
  return (sum ^ 0xffffffff) >>> 0;
};

/** The files of an archive by their names. Throws `invalid_archive`, `limit_exceeded`. */
export const readZip = async (bytes) => {
  if (bytes.length > PACK_BYTES_MAX) throw limitError("bytes", bytes.length, PACK_BYTES_MAX);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, end } = readEnd(view);
  const limit = (ARTIFACTS_MAX + FRAME_FILES_MAX) * 2;
  // folders may have entries of their own, one to each file at most
  if (count > limit) throw limitError("entries", count, limit);
  const [files, names] = [new Map(), new Set()];
  let [at, rest, first] = [start, PACK_BYTES_MAX, start];
  for (let index = 0; index < count; index += 1) {
    const entry = readCentral(view, bytes, at, end);
    at = entry.end;
    const lower = entry.name.toLowerCase();
    if (names.has(lower)) throw archiveError(`the name \`${shown(entry.name, 200)}\` stands in it twice`);
    names.add(lower);
    first = Math.min(first, entry.offset);
    if (/[/\\]$/.test(entry.name)) continue;
    const content = await readContent(view, bytes, entry, start, Math.min(rest, ARTIFACT_BYTES_MAX));
    rest -= content.length;
    files.set(entry.name, content);
  }
  if (at !== end) throw archiveError("its list of entries is longer than it says");
  // its own list may count what stands before the first file
  if (count > 0 && first !== 0) throw archiveError("something stands before it");
  return files;
};

const readEnd = (view) => {
  const end = view.byteLength - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END || view.getUint16(end + 20, true) !== 0) {
    throw archiveError("it does not end as an archive without a comment does");
  }
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((at) => view.getUint16(end + at, true));
  const [size, start] = [12, 16].map((at) => view.getUint32(end + at, true));
  if (disk !== 0 || startDisk !== 0 || here !== count) throw archiveError("it has several parts");
  if (start + size !== end) throw archiveError("something stands before it, or it has sizes of more than 32 bits");
  return { count, start, end };
};

const readCentral = (view, bytes, at, end) => {
  const short = () => archiveError("its list of entries ends too early");
  if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw short();
  const [flags, method, nameBytes, extraBytes, commentBytes] = [8, 10, 28, 30, 32].map((add) => view.getUint16(at + add, true));
  const [crc, packed, size, attributes, offset] = [16, 20, 24, 38, 42].map((add) => view.getUint32(at + add, true));
  const rawName = bytes.subarray(at + 46, at + 46 + nameBytes);
  const next = at + 46 + nameBytes + extraBytes + commentBytes;
  if (next > end) throw short();
  const name = fromUtf8(rawName);
  // other names are in a code page that nobody states
  if (name === undefined || (!(flags & UTF8) && rawName.some((byte) => byte > 0x7f))) {
    throw archiveError("a name in it is not UTF-8");
  }
  const isLink = view.getUint8(at + 5) === UNIX && ((attributes >>> 16) & KIND) === LINK;
  if (flags & ENCRYPTED || isLink) throw archiveError(`\`${shown(name, 200)}\` is encrypted, or a link`);
  checkExtra(view, at + 46 + nameBytes, extraBytes, name);
  return { name, rawName, method, crc, packed, size, offset, end: next };
};

const checkExtra = (view, start, length, name) => {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (REFUSED_FIELDS.includes(view.getUint16(at, true))) {
      throw archiveError(`\`${shown(name, 200)}\` has a field that is not read here`);
    }
  }
};

const readContent = async (view, bytes, entry, limitOffset, most) => {
  const refuse = (reason) => archiveError(`\`${shown(entry.name, 200)}\`: ${reason}`);
  const { offset } = entry;
  if (offset + 30 > limitOffset || view.getUint32(offset, true) !== LOCAL) throw refuse("it is not where it is said to be");
  const [nameBytes, extraBytes] = [26, 28].map((add) => view.getUint16(offset + add, true));
  const start = offset + 30 + nameBytes + extraBytes;
  if (start + entry.packed > limitOffset) throw refuse("it is longer than the archive");
  if (!equal(bytes.subarray(offset + 30, offset + 30 + nameBytes), entry.rawName)) throw refuse("it has two names");
  if (view.getUint16(offset + 8, true) !== entry.method) throw refuse("it is packed in two ways");
  const packed = bytes.subarray(start, start + entry.packed);
  const content = await unpack(entry.method, packed, most, refuse);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw refuse("it is damaged");
  return content;
};

/** What is stated is not believed: no more than the bound is ever unpacked. */
const unpack = async (method, packed, most, refuse) => {
  const tooMuch = (found) => limitError("bytes unpacked", found, most);
  if (method === STORED) {
    if (packed.length > most) throw tooMuch(packed.length);
    return packed;
  }
  if (method !== DEFLATED) throw refuse("it is packed in a way that is not read here");
  const pieces = [];
  let length = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = stream.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      length += piece.value.length;
      if (length > most) {
        await reader.cancel();
        break;
      }
      pieces.push(piece.value);
    }
  } catch (error) {
    throw refuse(`it cannot be unpacked: ${error.message}`);
  }
  if (length > most) throw tooMuch(length);
  const content = new Uint8Array(length);
  pieces.reduce((at, piece) => (content.set(piece, at), at + piece.length), 0);
  return content;
};
