import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from '#config';
import { readOptions } from './bench-options.js';
import { runAuditAnchor } from './audit/run-audit-anchor.js';
import { runAuditEmission } from './audit/run-audit-emission.js';
import { runAuditSealing } from './audit/run-audit-sealing.js';
import { runAuditTimeline } from './audit/timeline/run-audit-timeline.js';
import { runAuditVerify } from './audit/run-audit-verify.js';
import { measureDirectorySync } from './cases/directory-sync.js';
import { runEntry } from './cases/entry-case.js';
import { runFanOut } from './cases/fan-out-case.js';
import { HTTP_CASES } from './cases/http-case.js';
import { measureRetention, RETENTION_NAME } from './cases/retention-case.js';
import { runHttpCase } from './cases/run-http-case.js';
import { CROWD_NAME, runCrowd } from './crowd/crowd-case.js';
import { IDLE_STREAMS_NAME, measureIdleStreams } from './crowd/idle-streams.js';
import { runChaos } from './chaos/run-chaos.js';
import { runImport } from './imports/run-import.js';
import { measureStartUp } from './cases/start-up.js';
import { measureUnread, UNREAD_NAME } from './cases/unread-case.js';
import { buildWorld } from './cases/build-world.js';
import { explainHotQueries } from './report/explain.js';
import { machine } from './report/machine.js';
import type { CaseResult, FigureResult } from './report/results.js';
import { beginCounting, writeStatements } from './report/statements.js';
import { table } from './report/table.js';

const options = readOptions(process.env);
const begin = performance.now();
const say = (line: string): void =>
  void process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(0)} s  ${line}\n`);

// Ended from outside it still takes its servers along: they are killed at the exit of this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

// Each builds a world of its own.
if (options.only === 'chaos') process.exit(await runChaos(options, say));
if (options.only === 'import') process.exit(await runImport(options.imported, say));
if (options.only === 'audit sealing') process.exit(await runAuditSealing(options.sealingSeconds, say));
if (options.only === 'audit anchor') process.exit(await runAuditAnchor(options.sealingSeconds, say));
if (options.only === 'audit emission') process.exit(await runAuditEmission(options, say));
if (options.only === 'audit timeline') process.exit(await runAuditTimeline(options.timelineRecords, say));
if (options.only === 'audit verify') process.exit(await runAuditVerify(options.auditRecords, say));

const built = await buildWorld(options, say);
try {
  const { world, api, settingsFile } = built;
  const { profileFolder } = options;
  const wanted = (name: string): boolean => name.includes(options.only);
  const cases: CaseResult[] = [];
  const figures: FigureResult[] = [];
  for (const one of HTTP_CASES.filter(({ name }) => wanted(name))) {
    say(one.name);
    if (profileFolder !== null) await beginCounting(world.site.admin);
    cases.push(await runHttpCase(world, one));
    if (profileFolder !== null) await writeStatements(world.site.admin, profileFolder, one.name);
  }
  if (wanted(CROWD_NAME)) cases.push(await runCrowd(world));
  if (wanted('fan-out')) for (const label of ['NP', 'DR'] as const) cases.push(await runFanOut(world, label));
  if (wanted('enter')) cases.push(await runEntry(world));
  if (wanted(UNREAD_NAME)) {
    say(UNREAD_NAME);
    figures.push(...(await measureUnread(world)));
  }
  if (wanted(IDLE_STREAMS_NAME)) {
    say(IDLE_STREAMS_NAME);
    figures.push(await measureIdleStreams(world));
  }
  await built.stopServers();
  if (wanted('start')) {
    say('start and memory');
    figures.push(...(await measureStartUp(api, options.coldStarts, options.idleSeconds)));
  }
  if (wanted('sync')) {
    say('directory sync');
    figures.push(...(await measureDirectorySync()));
  }
  // The last: it destroys half of what was planted.
  if (wanted(RETENTION_NAME)) {
    say(RETENTION_NAME);
    figures.push(...(await measureRetention(world)));
  }
  const result = table(cases, figures);
  process.stdout.write(`${result}\n`);
  const folder = join(installationRoot(), 'test/load/results');
  mkdirSync(folder, { recursive: true });
  const page = join(folder, 'latest.md');
  writeFileSync(
    page,
    [
      `# Benchmark of ${new Date().toISOString()}`,
      '',
      await machine(world.site.admin),
      `- ${options.rounds} rounds of ${options.roundSeconds} s (${options.sideRoundSeconds} s where there is no budget), ${options.connections} connections`,
      '',
      result,
      '',
      '# What the hot routes send, explained',
      '',
      await explainHotQueries(world, settingsFile),
    ].join('\n'),
  );
  say(`written: ${page} (${readFileSync(page).length} bytes)`);
  process.exitCode = [...cases, ...figures].some(({ kept }) => kept === false) ? 1 : 0;
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await built.stop();
}
