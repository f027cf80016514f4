import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifyProcess } from '#database';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { recordChild, stopLeftOverChildren } from './child-record.js';

describe('what a killed run left behind', () => {
  let folder: string;
  let child: ChildProcess;
  let pid: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ruche-children-'));
    child = spawn('sleep', ['60'], { stdio: 'ignore' });
    pid = child.pid!;
  });

  afterEach(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is stopped', async () => {
    recordChild(folder, 'api', pid);
    expect(await stopLeftOverChildren(folder)).toEqual(['api']);
    expect(identifyProcess(pid)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is killed when it does not listen', async () => {
    child.kill('SIGKILL');
    child = spawn('sh', ['-c', 'trap "" TERM; while :; do sleep 0.1; done'], { stdio: 'ignore' });
    recordChild(folder, 'api', child.pid!);
    expect(await stopLeftOverChildren(folder, 200)).toEqual(['api']);
    expect(identifyProcess(child.pid!)).toBeNull();
  });

  it.each([
    ['started at another time', { startTime: '1' }],
    ['lived before the last boot', { bootId: 'another' }],
  ])('is left alone when the number belongs to a process that %s', async (_, change) => {
    writeFileSync(join(folder, 'api.json'), JSON.stringify({ ...identifyProcess(pid), ...change }));
    expect(await stopLeftOverChildren(folder)).toEqual([]);
    expect(identifyProcess(pid)).not.toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may be a record cut short', async () => {
    writeFileSync(join(folder, 'api.json'), '{"pid": 12');
    expect(await stopLeftOverChildren(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
