import { checkBeyondTheEnd } from '../checks/beyond-the-end.js';
import { readLeaves, type Leaves } from '../checks/leaves.js';
import { logSize } from '../checks/log-size.js';
import { checkPending } from '../checks/pending-check.js';
import { readRecord } from '../checks/record-check.js';
import { compareIds } from '../checks/second-pass.js';
import { HeldCheckpoints } from '../directory/held-checkpoints.js';
import { LogDirectory } from '../directory/log-directory.js';
import { PrunedRanges } from '../directory/pruned-ranges.js';
import { UnreadableFile } from '../directory/read-file.js';
import { Findings } from '../report/findings.js';
import { Progress } from '../report/progress.js';
import { report, type Report } from '../report/report.js';
import { LogChecks } from './log-checks.js';
import type { VerifyOptions } from './verify-options.js';

type Facts = Record<string, string | number>;

/** Checks an exported log from its first entry to its last, in bounded memory. */
export function verifyDirectory(options: VerifyOptions, stderr: NodeJS.WriteStream): Report {
  const findings = new Findings();
  const facts: Facts = {};
  try {
    verify(options, findings, facts, stderr);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.isDenied) findings.incomplete(error.message);
    else findings.tampered(null, error.message);
  }
  return report(findings, facts);
}

function verify(options: VerifyOptions, findings: Findings, facts: Facts, stderr: NodeJS.WriteStream): void {
  const directory = new LogDirectory(options.folder);
  const held = new HeldCheckpoints(directory, options.checkpoints, findings);
  const size = logSize(directory, held, findings);
  const pruned = PrunedRanges.read(directory, findings);
  const checks = new LogChecks(directory, options, { held, pruned, size }, findings);
  const progress = new Progress(size, stderr);

  checks.checkpoints.reach(checks.tree);
  let unread = 0;
  for (let n = 0; checks.tree.size < size; n++) {
    const leaves = readLeaves(directory, n, size, pruned, findings);
    unread += leaves.made.length - leaves.entries.length;
    readBundle(leaves, n, checks, findings);
    progress.at(checks.tree.size);
    if (leaves.made.length < leaves.width) break;
  }
  progress.end();
  if (unread > 0)
    findings.incomplete(`the bodies of ${unread} entries are not there: only their leaves were checked`);
  const waiting = checkPending(directory, findings, checks.checkpoints.newestTime, (record) =>
    checks.record(record),
  );
  if (waiting > 0) findings.remark(`${waiting} records wait to be sealed`);
  checks.end(size);
  checkBeyondTheEnd(directory, size, findings);
  if (checks.ids.needsSecondPass) compareIds(directory, size, checks.ids);
  checks.ids.end();
  facts['records'] = checks.tree.size;
  facts['root'] = checks.tree.root;
  facts['checkpoints'] = held.count;
  facts['emitters'] = checks.emitters.count;
  facts['codes checked'] = checks.macs.count;
  facts['identities erased'] = checks.erasures.erased;
}

function readBundle(
  { first, width, entries, made, held }: Leaves,
  n: number,
  checks: LogChecks,
  findings: Findings,
): void {
  if (entries.length > 0) {
    checks.projection.begin(n, first, width);
    checks.personal.begin(n, first, width);
  }
  for (const [i, leaf] of made.entries()) {
    checks.tree.push(leaf, held[i] as Buffer);
    const entry = entries[i];
    const record = entry && readRecord(first + i, entry, findings);
    if (record) {
      checks.projection.check(record, checks.personal.sealed(record, i));
      checks.record(record);
    }
    checks.checkpoints.reach(checks.tree);
  }
}
