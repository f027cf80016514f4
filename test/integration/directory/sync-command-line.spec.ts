import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import type { DirectorySettings } from '#auth';
import { Terminal } from '../../../apps/cli/src/terminal.js';
import { testSettings } from '../../support/site/test-settings.js';
import { serveEmbedded, type ServedDirectory } from './served-directory.js';
import { SyncSite } from './sync-site.js';

// nest-commander is CommonJS and requires Nest, which is ESM: Jest allows that only once Nest is whole.
await import('@nestjs/common');
await import('@nestjs/core');
const { CliModule } = await import('../../../apps/cli/src/cli.module.js');
const { DirectoryDoctorCommand } = await import('../../../apps/cli/src/directory/doctor.command.js');
const { DirectoryResumeCommand } = await import('../../../apps/cli/src/directory/resume.command.js');
const { DirectorySyncCommand } = await import('../../../apps/cli/src/directory/sync.command.js');
const { DirectoryUndoCommand } = await import('../../../apps/cli/src/directory/undo.command.js');

class RecordingTerminal extends Terminal {
  said = '';
  code = 0;

  print(text: string): void {
    this.said += `${text}\n`;
  }

  complain(text: string): void {
    this.print(text);
  }

  progress(): void {
    // Nobody looks.
  }

  endWith(code: number): void {
    this.code = code;
  }
}

describe('ruche directory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'directory-cli-'));
  const terminal = new RecordingTerminal();
  let served: ServedDirectory;
  let base: SyncSite;
  let app: TestingModule;

  beforeAll(async () => {
    [served, base] = await Promise.all([serveEmbedded(), SyncSite.start()]);
    app = await Test.createTestingModule({ imports: [CliModule] })
      .overrideProvider(Terminal)
      .useValue(terminal)
      .compile();
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await base.stop();
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const settings = (changes: Partial<DirectorySettings> = {}): string[] => {
    const file = join(folder, 'site.yaml');
    // JSON is YAML.
    writeFileSync(
      file,
      JSON.stringify(testSettings(base.site, { directory: { ...served.settings, ...changes } })),
    );
    return [file];
  };
  /** What a command says, and the code that it ends with. */
  const said = async (run: Promise<void>): Promise<[number, string]> => {
    terminal.code = 0;
    terminal.said = '';
    await run;
    return [terminal.code, terminal.said];
  };
  const wrong = () =>
    settings({ people: { ...served.settings.people, filter: '(&(objectClass=inetOrgPerson)(!(c=FR)))' } });

  it('examines, tells, applies, stops, takes back and resumes', async () => {
    const sync = app.get(DirectorySyncCommand);
    const [, examined] = await said(app.get(DirectoryDoctorCommand).run(settings()));
    expect(examined).toMatch(/ok +61 entries of people/);

    const [, told] = await said(sync.run(settings(), { dryRun: true }));
    expect(told).toContain('new (60)');
    expect(told).toContain('Nadia Perrin (np)');
    expect(await said(sync.run(settings(), {}))).toEqual([0, expect.stringContaining('Applied.')]);
    expect(await said(sync.run(settings(), {}))).toEqual([0, expect.stringContaining('Nothing changes.')]);

    const [code, stopped] = await said(sync.run(wrong(), {}));
    expect([code, stopped]).toEqual([1, expect.stringContaining('Nothing was changed.')]);
    const hash = /--accept ([0-9a-f]{64})/.exec(stopped)?.[1] ?? '';
    expect(await said(sync.run(wrong(), { accept: hash }))).toEqual([0, expect.stringContaining('Applied.')]);
    expect(await said(app.get(DirectoryUndoCommand).run(settings()))).toEqual([
      0,
      expect.stringContaining('Taken back'),
    ]);
    expect(await said(sync.run(settings(), { dryRun: true }))).toEqual([
      0,
      expect.stringContaining('Nothing changes.'),
    ]);
    expect(await said(app.get(DirectoryResumeCommand).run(settings()))).toEqual([
      0,
      'The schedule runs again.\n',
    ]);
  }, 60_000);

  it('says what is wrong with a directory that does not answer, and ends with 1', async () => {
    const nowhere = settings({ url: 'ldap://127.0.0.1:1' });
    const [code, text] = await said(app.get(DirectoryDoctorCommand).run(nowhere));
    expect([code, text]).toEqual([1, expect.stringMatching(/FAULT.*\n {2}→ Check directory.url/)]);
    expect(await said(app.get(DirectorySyncCommand).run(nowhere, { dryRun: true }))).toEqual([
      1,
      expect.stringContaining('DIRECTORY_UNAVAILABLE'),
    ]);
  });

  it('names a group of the settings that is not there', async () => {
    const clearance = [
      { policy: 'FR', level: 'NP', when: { group: 'cn=mistyped,ou=groups,dc=helianthe,dc=example' } },
    ];
    const mapping = { ...served.settings.mapping, clearance };
    const [code, text] = await said(app.get(DirectoryDoctorCommand).run(settings({ mapping })));
    expect([code, text]).toEqual([1, expect.stringContaining('cn=mistyped')]);
    expect(text).toMatch(/people match no clearance rule/);
  });
});
