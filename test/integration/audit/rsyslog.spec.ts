import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import {
  AnchorRunner,
  AnchorStore,
  HeadReader,
  SequencerStore,
  SigningKey,
  SyslogAnchor,
  type SyslogServer,
} from '#audit';
import { ManyRecords } from '../../support/audit/many-records.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import type { Party } from '../../support/rsyslog/collector-certificates.js';
import { describeWithRsyslog } from '../../support/rsyslog/describe-with-rsyslog.js';
import { COLLECTOR, Rsyslog, SENDER } from '../../support/rsyslog/start-rsyslog.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(120_000);

const PACE = { most: 1_000, look: 100, head: 1_000, wait: 50, longestWait: 200, tell: 60_000 };
const OPTIONS = { format: 'ocsf', logName: 'ruche.test/audit', hostname: 'ruche-1' } as const;
/** About the length of a line of an event that tells little. */
const LINE_BYTES = 1_000;
const PATIENCE = { connect: 5_000, read: 10_000 };

describeWithRsyslog('a real rsyslog over TLS', () => {
  let first: TestSite;
  let site: TestSite;
  let sequencer: TestSequencer;
  let rsyslog: Rsyslog;
  let me: Party;
  let stop: AbortController;

  beforeAll(async () => {
    first = await TestSite.start();
    rsyslog = await Rsyslog.make();
    me = await rsyslog.authority.issue(SENDER);
  });
  afterAll(async () => {
    await rsyslog.remove();
    await first.stop();
  });
  beforeEach(async () => {
    site = await TestSite.in(first.cluster);
    sequencer = TestSequencer.make(site);
    await sequencer.sequencer.begin();
    await rsyslog.empty();
    await rsyslog.start();
    stop = new AbortController();
  });
  afterEach(async () => {
    stop.abort();
    await rsyslog.stop();
    await sequencer.stop();
    await site.admin.end();
  });

  const server = (changes: Partial<SyslogServer> = {}): SyslogServer => ({
    host: '127.0.0.1',
    port: rsyslog.port,
    serverName: COLLECTOR,
    ca: readFileSync(rsyslog.authority.caFile, 'utf8'),
    ...pem(me),
    ...changes,
  });
  const pem = ({ certFile, keyFile }: Party) => ({
    cert: readFileSync(certFile, 'utf8'),
    key: readFileSync(keyFile, 'utf8'),
  });
  const anchor = (changes: Partial<SyslogServer> = {}): SyslogAnchor =>
    new SyslogAnchor(() => server(changes), OPTIONS, PATIENCE);
  const runner = (pace: Partial<typeof PACE> = {}): AnchorRunner => {
    const heads = new HeadReader(
      new SequencerStore(sequencer.pool),
      new SigningKey(sequencer.files.signingKey),
    );
    const silent = { warn: () => undefined, log: () => undefined };
    return new AnchorRunner(anchor(), new AnchorStore(sequencer.pool), heads, silent, { ...PACE, ...pace });
  };
  const until = async (is: () => boolean | Promise<boolean>, seconds = 30): Promise<void> => {
    const limit = Date.now() + seconds * 1_000;
    while (Date.now() < limit) {
      if (await is()) return;
      await pause(20);
    }
    throw new Error(`it did not happen within ${seconds} s: ${rsyslog.ownWords()}`);
  };
  const position = (): Promise<number> =>
    site.value(`SELECT coalesce(max(position), 0)::int AS value FROM audit.anchor WHERE name = 'syslog'`);
  const size = (): Promise<number> => site.value('SELECT size::int AS value FROM audit.head');
  /** Each event with its place, as the log has it. */
  const sealed = async (): Promise<readonly string[]> => {
    const { rows } = await site.admin.query<{ line: string }>(
      `SELECT index || ' ' || event_id AS line FROM audit.leaf ORDER BY index`,
    );
    return rows.map(({ line }) => line);
  };
  /** The same as the collector has it. */
  const received = (): readonly string[] =>
    rsyslog.lines().flatMap((line) => {
      const [, index, id] = /\[ruche@32473 index="(\d+)" id="([^"]+)"/.exec(line) ?? [];
      return index === undefined ? [] : [`${index} ${id ?? ''}`];
    });

  it('has every event once, in order, through a stop and a start in the middle', async () => {
    const many = new ManyRecords(site);
    for (let n = 0; n < 2; n++) await many.write(5_000);
    await sequencer.sealAll();
    const running = runner().run(stop.signal, stop.signal);
    for (const share of [0.2, 0.5, 0.7]) {
      await until(() => rsyslog.bytes() > LINE_BYTES * 10_000 * share);
      await rsyslog.stop();
      await many.write(500);
      await sequencer.sealAll();
      await rsyslog.start();
    }
    await until(async () => (await position()) === (await size()));
    stop.abort();
    await running;
    await rsyslog.stop();
    expect(received()).toEqual(await sealed());
  });

  it('has checkpoints too: the roots that it holds are signed, and are those of the log', async () => {
    await new ManyRecords(site).write(10);
    await sequencer.sealAll();
    const running = runner({ head: 0 }).run(stop.signal, stop.signal);
    await until(() => rsyslog.lines().some((line) => line.includes(' audit.checkpoint ')));
    stop.abort();
    await running;
    const line = rsyslog.lines().find((one) => one.includes(' audit.checkpoint '));
    const { unmapped } = JSON.parse(line?.replace(/^.*?\] (?=\{)/, '') ?? '') as {
      unmapped: { note: string };
    };
    const held = await site.value('SELECT note AS value FROM audit.checkpoint ORDER BY id DESC LIMIT 1');
    expect(unmapped.note).toBe(held);
    expect(line).toContain(` size="${await size()}"]`);
  });

  it('has one line for each event, whatever is in it', async () => {
    const typed = 'a\r\nb\u001b[31m"]\\ [x@1 y="z"]\u202e\u2028\0<13>1 - - - - - - forged\n';
    await new ManyRecords(site).write(3, { typed });
    await sequencer.sealAll();
    const running = runner().run(stop.signal, stop.signal);
    await until(async () => (await position()) === (await size()));
    stop.abort();
    await running;
    await rsyslog.stop();
    const lines = rsyslog.lines();
    expect(received()).toEqual(await sealed());
    for (const line of lines) expect(line).toMatch(/^<1\d\d>1 [\x20-\x7e]+$/);
    const told = lines
      .filter((line) => line.includes(' stream.opened '))
      .map((line) => JSON.parse(line.replace(/^.*?\] (?=\{)/, '')) as { unmapped: { facts: unknown } });
    expect(told.map(({ unmapped }) => unmapped.facts)).toEqual([{ typed }, { typed }, { typed }]);
  });

  it('holds up nothing while it is away', async () => {
    await rsyslog.stop();
    const running = runner().run(stop.signal, stop.signal);
    await new ManyRecords(site).write(100);
    expect(await sequencer.sealAll()).toBeGreaterThanOrEqual(100);
    expect(await position()).toBe(0);
    await rsyslog.start();
    await until(async () => (await position()) === (await size()));
    stop.abort();
    await running;
    await rsyslog.stop();
    expect(received()).toEqual(await sealed());
  });

  it('a collector that stands still has nothing: what it did not read is not taken for read', async () => {
    await new ManyRecords(site).write(200);
    await sequencer.sealAll();
    rsyslog.freeze();
    const taking = runner({ look: 10 }).run(stop.signal, stop.signal);
    await pause(1_000);
    expect(await position()).toBe(0);
    rsyslog.thaw();
    await until(async () => (await position()) === (await size()));
    stop.abort();
    await taking;
    await rsyslog.stop();
    expect(received()).toEqual(await sealed());
  });

  const batch = (): Parameters<SyslogAnchor['take']>[0] => ({
    records: [
      {
        index: 0,
        mac: Buffer.alloc(32),
        body: Buffer.from('{"id":"i","at":"2026-01-01T00:00:00.000Z","event":"stream.opened"}'),
        personal: null,
      },
    ],
    head: {
      size: 1,
      root: '',
      note: readFileSync(sequencer.files.checkpoint, 'utf8'),
    },
    tellsHead: false,
  });
  /** How it ended, in words. */
  const sent = async (changes: Partial<SyslogServer>): Promise<string> =>
    anchor(changes)
      .take(batch(), stop.signal)
      .then(() => 'taken')
      .catch((error: unknown) => (error as Error).message);

  it.each([
    ['is left out by the rule of the runbook, also after a start', true, 1],
    ['control: without that rule it stands there again', false, 3],
  ])('a batch that is sent again %s', async (_, leavesOutRepeats, times) => {
    await rsyslog.stop();
    await rsyslog.start(leavesOutRepeats);
    expect([await sent({}), await sent({})]).toEqual(['taken', 'taken']);
    await rsyslog.stop();
    await rsyslog.start(leavesOutRepeats);
    expect(await sent({})).toBe('taken');
    await rsyslog.stop();
    expect(rsyslog.lines()).toHaveLength(times);
  });

  /** Refused by the collector: how it hangs up is its own matter. */
  const HUNG_UP = /closed the connection|ECONNRESET|EPIPE|alert|is gone|disconnected/;

  it.each<[string, RegExp, (stranger: Party, strangerCa: string, other: Party) => Partial<SyslogServer>]>([
    ['whose authority is another one', /verify|issuer|self-signed/, (_, ca) => ({ ca })],
    ['that is somebody else', /does not match certificate/, () => ({ serverName: 'other.test' })],
    ['that wants a certificate, by a sender without one', HUNG_UP, () => ({ cert: '', key: '' })],
    ['that does not know the authority of the sender', HUNG_UP, (stranger) => pem(stranger)],
    ['that lets in others than this sender', HUNG_UP, (_, __, other) => pem(other)],
  ])('refused: a collector %s', async (_, words, changes) => {
    const unknown = await rsyslog.stranger();
    const stranger = await unknown.issue(SENDER);
    const other = await rsyslog.authority.issue('other.test');
    const wrong = changes(stranger, readFileSync(unknown.caFile, 'utf8'), other);
    expect(await sent(wrong)).toMatch(words);
    await pause(200);
    expect(rsyslog.lines()).toEqual([]);
    // The same without the fault: it was refused for nothing else.
    expect(await sent({})).toBe('taken');
    await until(() => rsyslog.lines().length === 1);
  });
});
