import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../slapd/slapd-process.js';
import { TestAuthority, type Party } from './collector-certificates.js';
import { runTool } from '../slapd/run-tool.js';
import { beforeStart, rsyslogConfig } from './rsyslog-config.js';

const BINARY = '/usr/sbin/rsyslogd';
const TLS_DRIVERS = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/rsyslog/lmnsd_gtls.so`,
);
const START_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 20_000;

/** The name that the collector's certificate is for, and that of the sender it lets in. */
export const COLLECTOR = 'collector.test';
export const SENDER = 'ruche.test';

/** Whether Debian's rsyslog with its TLS driver is installed. */
export function rsyslogAvailable(): boolean {
  try {
    accessSync(BINARY, constants.X_OK);
    return TLS_DRIVERS.some((file) => existsSync(file));
  } catch {
    return false;
  }
}

/** A real rsyslogd as a process of its own, with a folder that goes with it. It can be stopped and started again. */
export class Rsyslog {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    readonly authority: TestAuthority,
    private readonly own: Party,
  ) {}

  static async make(): Promise<Rsyslog> {
    const folder = mkdtempSync(join(tmpdir(), 'rsyslog-'));
    mkdirSync(join(folder, 'spool'));
    const authority = await TestAuthority.make(folder, 'authority');
    const own = await authority.issue(COLLECTOR);
    return new Rsyslog(folder, await freePort(), authority, own);
  }

  /** Raw messages, one a line, in the order in which they were written. */
  lines(): readonly string[] {
    const file = join(this.folder, 'audit.log');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  }

  /** How much it has received: a cheap look. */
  bytes(): number {
    return statSync(join(this.folder, 'audit.log'), { throwIfNoEntry: false })?.size ?? 0;
  }

  /** What it says of itself. */
  ownWords(): string {
    const file = join(this.folder, 'own.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** An authority that it does not know, in its folder. */
  stranger(): Promise<TestAuthority> {
    return TestAuthority.make(this.folder, 'stranger');
  }

  /** @param leavesOutRepeats by the rule of the runbook; false: for controls. */
  async start(leavesOutRepeats = true): Promise<void> {
    const { folder, port, own } = this;
    const config = join(folder, 'rsyslog.conf');
    const { caFile } = this.authority;
    const text = rsyslogConfig({ folder, port, caFile, own, sender: SENDER });
    writeFileSync(config, leavesOutRepeats ? text : text.replace(/if cnum.*\{ stop \}/, ''));
    await runTool('/bin/sh', ['-c', beforeStart(folder)]);
    const child = spawn(BINARY, ['-n', '-f', config, '-i', join(folder, 'pid')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const killWithParent = (): void => void child.kill('SIGKILL');
    process.once('exit', killWithParent);
    child.once('exit', () => process.removeListener('exit', killWithParent));
    this.child = child;
    const limit = Date.now() + START_LIMIT_MS;
    while (!(await listens(port))) {
      if (child.exitCode !== null || Date.now() > limit) throw new Error(`rsyslogd did not start: ${said}`);
      await pause(20);
    }
  }

  /** In order: it is told to end and finishes what it holds. SIGKILL: it dies. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    child.kill('SIGCONT');
    const stubborn = setTimeout(() => void child.kill('SIGKILL'), STOP_LIMIT_MS);
    await gone;
    clearTimeout(stubborn);
  }

  /** Frozen: the kernel goes on taking what comes, and nobody reads it. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** Forgets what it received. */
  async empty(): Promise<void> {
    await this.stop();
    for (const name of ['audit.log', 'own.log']) rmSync(join(this.folder, name), { force: true });
  }

  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
