"use strict";

const native = require("./native.js");

const encode = (value) => Buffer.from(JSON.stringify(value));
const decode = (bytes) => JSON.parse(bytes.toString("utf8"));

/** Calls an operation that needs nothing from outside. */
const call = (operation, input) => decode(native.callJson(operation, encode(input)));

/** Calls any operation. */
const callAsync = async (operation, input) => decode(await native.callJsonAsync(operation, encode(input)));

/** Takes a snapshot of a database, or reads a snapshot file. */
const snapshot = async (source, options = {}) =>
  native.Snapshot.fromJson(await native.callJsonAsync("snapshot.take", encode({ source, options })));

/** Compares two snapshots. */
const diff = (older, newer, options = {}) => decode(older.compareJson(newer, encode(options)));

/** Decides a request by policies. */
const decide = (policies, request) => decode(policies.decideJson(encode(request)));

/** Compares, decides by policy, and proves. */
const check = (input) => callAsync("check.run", input);

/** Makes a pair of signing keys. */
const generateKeys = () => callAsync("key.generate", {});

/** Verifies a pack, or the pack in a directory or zip archive, against public keys and keys of logs. */
const verify = async (pack, publicKeys, logKeys = []) => {
  const opened = typeof pack === "string" ? await callAsync("pack.read", { directory: pack }) : pack;
  return call("evidence.verify", { pack: opened, public_keys: publicKeys, log_keys: logKeys });
};

module.exports = {
  Snapshot: native.Snapshot,
  PolicySet: native.PolicySet,
  call,
  callAsync,
  callJson: native.callJson,
  callJsonAsync: native.callJsonAsync,
  check,
  decide,
  diff,
  generateKeys,
  snapshot,
  verify,
};
