import type * as models from "./models";

export * as models from "./models";
export type { BastionError, ErrorCode } from "./errors";

/** A schema at a moment. */
export declare class Snapshot {
  private constructor();
  /** Reads a snapshot from its JSON. */
  static fromJson(json: Buffer): Snapshot;
  /** The canonical JSON. */
  toBuffer(): Buffer;
  /** The digest of everything that is hashed. */
  get digest(): string;
  /** The number of objects. */
  get size(): number;
  /** Compares with a newer snapshot; JSON in and out. */
  compareJson(newer: Snapshot, options: Buffer): Buffer;
  /** What is in it, as text. */
  toString(): string;
}

/** Policies, compiled. */
export declare class PolicySet {
  private constructor();
  /** Compiles a document (JSON or YAML) together with built-in packs. */
  static compile(document?: string | null, packs?: Array<string> | null): PolicySet;
  /** Decides; JSON in and out. */
  decideJson(request: Buffer): Buffer;
  /** The digest of the set, whatever the order of its policies. */
  get digest(): string;
}

/** Calls an operation that needs nothing from outside. */
export declare function call<K extends keyof models.Operations>(
  operation: K,
  input: models.Operations[K]["input"],
): models.Operations[K]["output"];

/** Calls any operation. */
export declare function callAsync<K extends keyof models.Operations>(
  operation: K,
  input: models.Operations[K]["input"],
): Promise<models.Operations[K]["output"]>;

/** Calls an operation that needs nothing from outside: JSON in, canonical JSON out. */
export declare function callJson(operation: string, input: Buffer): Buffer;
/** Calls any operation: JSON in, a promise of canonical JSON out. */
export declare function callJsonAsync(operation: string, input: Buffer): Promise<Buffer>;
/** Takes a snapshot of a database, or reads a snapshot file. */
export declare function snapshot(source: string, options?: models.SnapshotOptions): Promise<Snapshot>;
/** Compares two snapshots. */
export declare function diff(older: Snapshot, newer: Snapshot, options?: models.DiffOptions): models.Comparison;
/** Decides a request by policies. */
export declare function decide(policies: PolicySet, request: models.PolicyRequest): models.Decision;
/** Compares, decides by policy, and proves. */
export declare function check(input: models.Check): Promise<models.CheckOutcome>;
/** Makes a pair of signing keys. */
export declare function generateKeys(): Promise<models.KeyPair>;
/** Verifies a pack, or the pack in a directory or zip archive, against public keys and keys of logs. */
export declare function verify(pack: models.Pack | string, publicKeys: Array<string>, logKeys?: Array<string>): Promise<models.Verification>;
