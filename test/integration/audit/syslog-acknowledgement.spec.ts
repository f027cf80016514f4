import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { EMPTY_ROOT, formatCheckpoint, SyslogAnchor, type AnchorBatch, type SyslogServer } from '#audit';
import { TestAuthority, type Party } from '../../support/rsyslog/collector-certificates.js';
import { describeWithRsyslog } from '../../support/rsyslog/describe-with-rsyslog.js';
import { HoldingCollector } from '../../support/rsyslog/holding-collector.js';

jest.setTimeout(30_000);

const OPTIONS = { format: 'ocsf', logName: 'log.test', hostname: 'h' } as const;
/** About 100 kB: more than one read brings, less than kernels hold. */
const COUNT = 220;

describeWithRsyslog('what stands for an acknowledgement of syslog', () => {
  let folder: string;
  let authority: TestAuthority;
  let own: Party;
  let me: Party;
  let collector: HoldingCollector;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'syslog-'));
    authority = await TestAuthority.make(folder, 'authority');
    [own, me] = [await authority.issue('collector.test'), await authority.issue('ruche.test')];
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    collector = await HoldingCollector.start(authority.caFile, own);
  });
  afterEach(() => collector.stop());

  const server = (): SyslogServer => ({
    host: '127.0.0.1',
    port: collector.port,
    serverName: 'collector.test',
    ca: readFileSync(authority.caFile, 'utf8'),
    cert: readFileSync(me.certFile, 'utf8'),
    key: readFileSync(me.keyFile, 'utf8'),
  });
  const batch = (count = COUNT): AnchorBatch => ({
    records: Array.from({ length: count }, (_, index) => ({
      index,
      mac: Buffer.alloc(32),
      body: Buffer.from(`{"id":"é${index}","at":"2026-01-01T00:00:00.000Z","event":"stream.opened"}`),
      personal: null,
    })),
    head: {
      size: COUNT,
      root: EMPTY_ROOT.toString('base64'),
      note: `${formatCheckpoint({ origin: 'log.test', size: COUNT, root: EMPTY_ROOT, extensions: [] })}\n\u2014 log.test AAAAAAAA\n`,
    },
    tellsHead: false,
  });
  const take = (
    patience = { connect: 2_000, read: 5_000 },
    stop = new AbortController().signal,
    count = COUNT,
  ) => new SyslogAnchor(server, OPTIONS, patience).take(batch(count), stop);
  /** What became of it, and whether that is settled. */
  const watch = (taking: Promise<void>): { words: string | null } => {
    const seen: { words: string | null } = { words: null };
    void taking.then(
      () => (seen.words = 'taken'),
      (error: unknown) => (seen.words = (error as Error).message),
    );
    return seen;
  };
  const frames = (): string[] => {
    const found: string[] = [];
    for (let rest = collector.received; rest.length > 0;) {
      const space = rest.indexOf(' ');
      const end = space + 1 + Number(rest.toString('ascii', 0, space));
      found.push(rest.toString('utf8', space + 1, end));
      rest = rest.subarray(end);
    }
    return found;
  };

  it.each([Infinity, 1_000, 7])('is that all was read, in pieces of %d bytes', async (pieces) => {
    Object.assign(collector, { holds: false, pieces });
    await take();
    expect(frames().map((frame) => / index="(\d+)"/.exec(frame)?.[1])).toEqual(
      Array.from({ length: COUNT }, (_, index) => String(index)),
    );
  });

  it('is not that the kernel has taken it: it waits, and a collector that dies then has nothing', async () => {
    const seen = watch(take());
    await collector.secure;
    await pause(300);
    expect(seen.words).toBeNull();
    collector.die();
    await pause(100);
    expect(seen.words).toMatch(/ECONNRESET|closed the connection|is gone/);
    expect(frames().length).toBeLessThan(COUNT);
  });

  it('control: the same collector, when it reads on, has it all', async () => {
    const seen = watch(take());
    await collector.secure;
    await pause(100);
    collector.goOn();
    await pause(200);
    expect(seen.words).toBe('taken');
    expect(frames()).toHaveLength(COUNT);
  });

  it('control: a sender that takes "written" for "read" believes a collector that dies', async () => {
    const { host, port, serverName, ca, cert, key } = server();
    const naive = connect({ host, port, servername: serverName, ca, cert, key });
    naive.on('error', () => undefined);
    const written = new Promise((resolve) => naive.write(Buffer.alloc(100_000, 'x'), resolve));
    await collector.secure;
    await written;
    collector.die();
    expect(collector.received.length).toBeLessThan(100_000);
    naive.destroy();
  });

  it('is not waited for without end', async () => {
    await expect(take({ connect: 2_000, read: 200 })).rejects.toThrow('within 200 ms');
  });

  it('more than all kernels hold is no more taken than little', async () => {
    const seen = watch(take({ connect: 2_000, read: 20_000 }, new AbortController().signal, 20_000));
    await collector.secure;
    await pause(500);
    expect(seen.words).toBeNull();
    collector.die();
    await pause(100);
    expect(seen.words).toMatch(/ECONNRESET|EPIPE|closed the connection|is gone/);
  });

  it('ends at once when sending is stopped', async () => {
    const stop = new AbortController();
    const taking = take(undefined, stop.signal);
    const refused = expect(taking).rejects.toThrow('sending was stopped');
    await collector.secure;
    stop.abort();
    await refused;
  });
});
