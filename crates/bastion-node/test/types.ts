// Compiled and never run: what a typed program may write.
import { PolicySet, call, check, decide, diff, snapshot, verify, type ErrorCode, type models } from "..";
import type * as browser from "../verify/index.js";

export async function program(): Promise<models.Effect> {
  const older = await snapshot("sqlite:old.db");
  const comparison = diff(older, await snapshot("sqlite:new.db", { schemas: ["main"] }));
  for (const change of comparison.diff.changes) {
    if (change.kind === "renamed") console.log(change.old_path.join("."), change.path.join("."));
  }
  const rule: models.RuleRecord = call("rules.explain", { rule: "COL004" });
  const outcome = await check({
    new_source: { kind: "address", address: "sqlite:new.db" },
    principal: { id: rule.name },
  });
  if (outcome.pack) await verify(outcome.pack, []);
  const code: ErrorCode = "unknown_rule";
  console.log(code);
  // @ts-expect-error there is no such operation
  call("rules.forget", {});
  return decide(PolicySet.compile(null, ["breaking-changes"]), { principal: { id: "ada" }, action: "schema.change" }).effect;
}

export async function page({ VerifyError, verifyBundle, verifyPack, verifyProof }: typeof browser): Promise<boolean> {
  const trust: browser.TrustList = { keys: [{ public_key: "", until_index: 7 }], log_keys: [] };
  const { valid, checks }: models.Verification = await verifyPack(new Map([["VERIFY.md", new Uint8Array()]]), trust);
  const { index } = await verifyProof("", new ArrayBuffer(0), "");
  // @ts-expect-error whom to believe is always said
  await verifyBundle("");
  const code: ErrorCode | "crypto_unavailable" = new VerifyError("internal", "").code;
  return valid && checks.every(({ status }) => status === "passed") && index > 0 && code !== "internal";
}
