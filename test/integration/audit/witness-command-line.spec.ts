import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { Terminal } from '../../../apps/cli/src/terminal.js';
import { ExportedLog } from '../../support/audit/exported-log.js';
import { ManyRecords } from '../../support/audit/many-records.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

// nest-commander is CommonJS and requires Nest, which is ESM: Jest allows that only once Nest is whole.
await import('@nestjs/common');
await import('@nestjs/core');
const { CliModule } = await import('../../../apps/cli/src/cli.module.js');
const { AuditCheckpointCommand } = await import('../../../apps/cli/src/audit/checkpoint.command.js');
const { AuditExportCommand } = await import('../../../apps/cli/src/audit/export.command.js');
const { AuditWitnessCommand } = await import('../../../apps/cli/src/audit/witness.command.js');

jest.setTimeout(60_000);

class RecordingTerminal extends Terminal {
  said = '';

  print(text: string): void {
    this.said += `${text}\n`;
  }

  complain(text: string): void {
    this.print(`failed: ${text}`);
  }

  progress(): void {
    // Nobody looks.
  }

  endWith(): void {
    // What was said tells.
  }
}

describe('ruche audit checkpoint and witness, with the verifier on the machine of the auditor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'witness-cli-'));
  const at = (name: string): string => join(folder, name);
  const terminal = new RecordingTerminal();
  let site: TestSite;
  let sequencer: TestSequencer;
  let auditor: ExportedLog;
  let app: TestingModule;
  let vkey: string;

  beforeAll(async () => {
    site = await TestSite.start();
    sequencer = TestSequencer.make(site);
    await sequencer.sequencer.begin();
    auditor = new ExportedLog(site.cluster);
    app = await Test.createTestingModule({ imports: [CliModule] })
      .overrideProvider(Terminal)
      .useValue(terminal)
      .compile();
    const { said } = auditor.run('--keygen-witness', 'auditor.test', '--out', at('witness.key'));
    vkey = /auditor\.test\+[0-9a-f]{8}\+\S+/.exec(said)?.[0] ?? '';
    expect(vkey).not.toBe('');
  });
  afterAll(async () => {
    await app.close();
    auditor.remove();
    await sequencer.stop();
    await site.stop();
    rmSync(folder, { recursive: true });
  });

  const more = async (): Promise<void> => {
    await new ManyRecords(site).write(40);
    await sequencer.sealAll();
  };
  /** @param witnessKeys those of the settings. @returns what the command said. */
  const ruche = async (
    command: typeof AuditCheckpointCommand | typeof AuditExportCommand | typeof AuditWitnessCommand,
    path: string,
    witnessKeys = [vkey],
  ): Promise<string> => {
    const settings = testSettings(site);
    // JSON is YAML.
    writeFileSync(
      at('site.yaml'),
      JSON.stringify({ ...settings, audit: { ...settings.audit, witnessKeys } }),
    );
    terminal.said = '';
    await app.get<InstanceType<typeof command>>(command).run([path, at('site.yaml')]);
    return terminal.said;
  };
  const cosign = (medium: string, out: string): number | null =>
    auditor.run(
      ...['--cosign', at(medium), '--witness-skey', at('witness.key'), '--state', at('state.json')],
      ...['--out', at(out)],
    ).status;
  const unseen = (name: string): readonly string[] =>
    auditor.verify(at(name), '--witness-key', vkey).notChecked.filter((what) => what.includes('witness'));

  it('carry a checkpoint out and a cosignature in, again and again', async () => {
    await more();
    expect(await ruche(AuditCheckpointCommand, at('first'))).toMatch(/nothing was cosigned before/);
    expect(cosign('first', 'first.note')).toBe(0);
    // Control: before it is brought back an export says nothing of a witness, and the verifier misses him.
    await ruche(AuditExportCommand, at('before'));
    expect(unseen('before')).toEqual([expect.stringContaining('cosigned no checkpoint')]);

    expect(await ruche(AuditWitnessCommand, at('first.note'))).toMatch(
      /^The cosignature of auditor\.test over/,
    );
    await more();
    expect(await ruche(AuditCheckpointCommand, at('second'))).toMatch(/\d+ were cosigned before/);
    expect(cosign('second', 'second.note')).toBe(0);
    expect(await ruche(AuditWitnessCommand, at('second.note'))).toMatch(/is kept/);

    await ruche(AuditExportCommand, at('export'));
    expect(unseen('export')).toEqual([]);
    expect(auditor.verify(at('export'), '--witness-key', vkey).tampered).toEqual([]);
  });

  it('say why not, in a sentence', async () => {
    await more();
    await ruche(AuditCheckpointCommand, at('third'));
    expect(await ruche(AuditCheckpointCommand, at('third'))).toMatch(/^failed: .*third is not empty/);
    expect(await ruche(AuditWitnessCommand, at('nowhere'))).toMatch(/^failed: .*cannot be read/);
    expect(await ruche(AuditWitnessCommand, at('third/checkpoint'))).toMatch(/^failed: no witness/);
    const other = vkey.replace('auditor.test', 'other.test');
    expect(await ruche(AuditCheckpointCommand, at('fourth'), [vkey, other])).toMatch(/^failed: /);
    expect(existsSync(at('fourth'))).toBe(false);
    writeFileSync(at('cut.note'), readFileSync(at('second.note')).subarray(0, -4));
    expect(await ruche(AuditWitnessCommand, at('cut.note'))).toMatch(/^failed: /);
  });
});
