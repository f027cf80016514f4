import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationRoot } from '#config';
import { aligned } from '../report/aligned.js';
import { madeAuditLog, type MadeAuditLog } from './made-audit-log.js';

/** So that 10⁸ records take less than an hour. */
const PER_SECOND_BUDGET = 100_000_000 / 3600;
const MEMORY_BUDGET_MB = 300;

/**
 * The stand-alone verifier over a log of its own making, in a process on one core: with the auditor's key, every check.
 * Judged by the time that the core gave it: what else runs on the machine is no fault of it.
 * @returns 1 when a budget is missed.
 */
export async function runAuditVerify(records: number, say: (line: string) => void): Promise<0 | 1> {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-bench-audit-'));
  try {
    const verifier = buildVerifier(folder);
    say(`making a log of ${records} records`);
    const log = await madeAuditLog(join(folder, 'log'), records);
    writeFileSync(join(folder, 'auditor.pem'), log.auditorKey, { mode: 0o600 });
    say(`${(log.bytes / 1e6).toFixed(0)} MB written, checking`);
    const { seconds, cpuSeconds, peak } = await verify(verifier, folder, log, say);
    const perSecond = records / cpuSeconds;
    process.stdout.write(
      `${aligned([
        ['records', 'seconds', 'of one core', 'a second of it', 'peak', '10⁸ would take'],
        [
          String(records),
          seconds.toFixed(1),
          cpuSeconds.toFixed(1),
          perSecond.toFixed(0),
          `${peak.toFixed(0)} MB`,
          `${(100_000_000 / perSecond / 60).toFixed(0)} min`,
        ],
      ])}\n`,
    );
    const kept = perSecond >= PER_SECOND_BUDGET && peak <= MEMORY_BUDGET_MB;
    process.stdout.write(
      `at least ${PER_SECOND_BUDGET.toFixed(0)} a second of one core, at most ${MEMORY_BUDGET_MB} MB: ${kept ? 'kept' : 'MISSED'}\n`,
    );
    return kept ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function buildVerifier(folder: string): string {
  const root = installationRoot();
  const args = ['build', '--config', 'tools/verifier.vite.mjs', '--logLevel', 'warn', '--outDir', folder];
  const { status } = spawnSync(join(root, 'node_modules/.bin/vite'), args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the verifier did not build');
  return join(folder, 'ruche-audit-verify.mjs');
}

async function verify(
  verifier: string,
  folder: string,
  { vkey }: MadeAuditLog,
  say: (line: string) => void,
): Promise<{ seconds: number; cpuSeconds: number; peak: number }> {
  const begin = performance.now();
  const args = ['--log-key', vkey, '--auditor-key', join(folder, 'auditor.pem')];
  // One core for all of it, the threads of the garbage collector too.
  const child = spawn('taskset', ['-c', '0', process.execPath, verifier, join(folder, 'log'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, peak, cpuSeconds] = ['', 0, 0];
  child.stdout.on('data', (text: Buffer) => (out += String(text)));
  child.stderr.on('data', (text: Buffer) => say(String(text).trim()));
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMegabytes(child.pid ?? 0));
    cpuSeconds = Math.max(cpuSeconds, usedSeconds(child.pid ?? 0));
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`the verifier ended with ${code}:\n${out}`);
  return { seconds: (performance.now() - begin) / 1000, cpuSeconds, peak };
}

/** What the processors gave to the process, user and system, in seconds; 0 when it has ended. */
function usedSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // Clock ticks: 100 a second on Linux (proc_pid_stat(5), fields 14 and 15).
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** The most that the process ever held, in megabytes; 0 when it has ended. */
function peakMegabytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
