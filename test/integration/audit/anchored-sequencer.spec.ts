import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Settings } from '#config';
import { SequencerModule } from '../../../apps/sequencer/src/sequencer.module.js';
import { ManyRecords } from '../../support/audit/many-records.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

describe('a sequencer with anchors', () => {
  let site: TestSite;
  let folder: string;
  let app: INestApplicationContext;

  beforeEach(async () => {
    site = await TestSite.start();
    folder = mkdtempSync(join(tmpdir(), 'anchored-'));
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
    await site.stop();
  });

  const start = async (): Promise<void> => {
    const pem = join(folder, 'none.pem');
    writeFileSync(pem, 'no certificate', { mode: 0o600 });
    const unreachable = {
      host: '127.0.0.1',
      port: 1,
      serverName: 'collector.test',
      caFile: join(folder, 'missing.pem'),
      certFile: pem,
      keyFile: pem,
      format: 'ocsf',
    } as const;
    const settings = testSettings(site);
    const anchors: Settings['audit']['anchors'] = {
      syslog: unreachable,
      file: { logFile: join(folder, 'log.jsonl') },
    };
    const audit = { ...settings.audit, checkpointFile: join(folder, 'checkpoint'), anchors };
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
    app = await NestFactory.createApplicationContext(SequencerModule.register({ ...settings, audit }), {
      logger: false,
      abortOnError: false,
    });
  };
  const lines = (): { index?: number; body?: string; personal?: string | null; note?: string }[] =>
    existsSync(join(folder, 'log.jsonl'))
      ? readFileSync(join(folder, 'log.jsonl'), 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as { index?: number })
      : [];
  const places = (): number[] => lines().flatMap(({ index }) => index ?? []);
  const until = async (is: () => boolean | Promise<boolean>): Promise<void> => {
    for (let left = 600; left > 0; left--) {
      if (await is()) return;
      await pause(25);
    }
    throw new Error('it did not happen in 15 s');
  };
  const size = (): Promise<number> => site.value('SELECT size::int AS value FROM audit.head');
  const waiting = (): Promise<number> => site.value('SELECT count(*)::int AS value FROM audit.audit_pending');

  it('brings to one what it seals while the other is out of reach, and ends in order', async () => {
    await start();
    await new ManyRecords(site).write(2_500);
    await until(async () => (await waiting()) === 0 && places().length === (await size()));
    await app.close();
    const { rows } = await site.admin.query<{ index: string; body: string; personal: string | null }>(
      `SELECT l.index, convert_from(e.body, 'UTF8') AS body, convert_from(substring(e.personal FROM 17), 'UTF8') AS personal
       FROM audit.leaf l
       JOIN audit.audit_event e ON e.id = l.event_id ORDER BY l.index`,
    );
    const held = lines().flatMap(({ index, body, personal }) =>
      index === undefined ? [] : [{ index, body, personal }],
    );
    expect(held).toEqual(rows.map((row) => ({ ...row, index: Number(row.index) })));
    expect(held.filter(({ personal }) => personal?.includes('192.0.2.7'))).toHaveLength(2_500);
    expect(held.at(-1)?.body).toContain('"event":"emitter.stopped"');
    expect(lines().some(({ note }) => note !== undefined)).toBe(true);
    expect(await site.value(`SELECT count(*)::int AS value FROM audit.anchor WHERE name = 'syslog'`)).toBe(0);
  });

  it('goes on where it was after a start', async () => {
    await start();
    await new ManyRecords(site).write(50);
    await until(async () => (await waiting()) === 0 && places().length === (await size()));
    await app.close();
    const before = places().length;
    await start();
    await new ManyRecords(site).write(50);
    await until(async () => (await waiting()) === 0 && places().length === (await size()));
    expect(places()).toEqual(Array.from({ length: await size() }, (_, index) => index));
    expect(places().length).toBeGreaterThan(before + 50);
  });
});
