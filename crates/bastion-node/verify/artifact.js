// Every artifact of a pack against the statement: what is there, what is missing, what is not given away.

import { VerifyError, shown } from "./error.js";
import { compare } from "./statement.js";
import { add } from "./verification.js";

const EXPORT = "urn:bastion-data-trust:evidence:export:v1";
const FINDINGS_FILE = "findings.json";
const REPORT_FILE = "report.md";

export const checkArtifacts = async (verification, pack, subjects) => {
  let notCompared = 0;
  for (const { name, digest } of subjects) {
    const check = `artifact ${name}`;
    const isWithheld = pack.withheld.includes(name);
    const artifact = find(pack, name);
    if (artifact === undefined && isWithheld) {
      add.withheld(verification, check, "it is not given away; its digests are signed");
    } else if (artifact === undefined) {
      add.failed(verification, check, "it is missing");
    } else if (isWithheld) {
      add.failed(verification, check, "it is said to be withheld, and is there");
    } else {
      const { same, differs, wasRead } = await compareWith(digest, artifact);
      if (wasRead && digest.blake3 !== undefined) notCompared += 1;
      if (differs === undefined) add.passed(verification, check, same);
      else add.failed(verification, check, differs);
    }
  }
  const listed = new Set(subjects.map(({ name }) => name));
  const names = [...pack.artifacts.map(({ name }) => name), ...pack.withheld];
  for (const name of names.filter((found) => !listed.has(found))) {
    add.failed(verification, `artifact ${shown(name, 200)}`, "the statement does not speak about it");
  }
  // of the digests that Web Crypto does not know nobody may think that they were compared
  if (notCompared > 0) {
    add.withheld(verification, "blake3", `Web Crypto has no BLAKE3: ${notCompared} digests were not compared`);
  }
};

const find = (pack, wanted) => pack.artifacts.find(({ name }) => name === wanted);

const compareWith = async (digest, artifact) => {
  try {
    return { ...(await compare(digest, artifact.content())), wasRead: true };
  } catch (error) {
    if (error instanceof VerifyError && error.code === "invalid_argument") return { differs: error.reason };
    throw error;
  }
};

/** Says of the report that nobody rendered it again: its bytes are the signed ones, what it says was not compared. */
export const checkReport = (verification, pack) => {
  const isGivenAway = (name) => find(pack, name) !== undefined || !pack.withheld.includes(name);
  if (!isGivenAway(REPORT_FILE) || !isGivenAway(FINDINGS_FILE)) {
    add.withheld(verification, "report", "the report or the findings are not given away");
    return;
  }
  const missing = [FINDINGS_FILE, REPORT_FILE].find((name) => find(pack, name) === undefined);
  if (missing !== undefined) add.failed(verification, "report", `${missing} is missing`);
  else add.withheld(verification, "report", "it is not rendered again in a browser: `bastion verify` compares it with the data");
};

/** Says of an export that its entries, their population and its table of retention were not held against each other. */
export const checkExport = (verification, { predicateType }) => {
  if (predicateType !== EXPORT) return;
  add.withheld(verification, "export", "its entries are not counted in a browser: `bastion verify` holds them against the log");
};
