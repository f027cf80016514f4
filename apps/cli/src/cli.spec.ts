import { afterEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productVersion } from '#config';
import { exitCodeOf } from './exit-code-of.js';
import { Terminal } from './terminal.js';

// nest-commander is CommonJS and requires Nest, which is ESM: Jest allows that only once Nest is whole, so what
// imports nest-commander is loaded after it.
await import('@nestjs/common');
await import('@nestjs/core');
const { CliModule } = await import('./cli.module.js');
const { ConfigCheckCommand } = await import('./config/config-check.command.js');
const { ConfigShowCommand } = await import('./config/config-show.command.js');
const { VersionCommand } = await import('./version/version.command.js');

class RecordingTerminal extends Terminal {
  printed = '';
  complained = '';
  code = 0;

  print(text: string): void {
    this.printed += `${text}\n`;
  }

  complain(text: string): void {
    this.complained += `${text}\n`;
  }

  progress(): void {
    // Nobody looks.
  }

  endWith(code: number): void {
    this.code = code;
  }
}

describe('ruche', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-cli-'));
  const role = { passwordFile: 'secret' };
  // JSON is YAML.
  const site = {
    site: { name: 'Test', ceilingLevel: 'DR' },
    http: { publicOrigin: 'https://ruche.example', behindTlsProxy: true },
    database: {
      roles: { app: role, auth: role, relay: role, worker: role, sync: role, sequencer: role, auditor: role },
    },
    directory: {
      url: 'ldaps://directory.example',
      caFile: 'ca.crt',
      bindDn: 'cn=a,dc=example',
      bindPasswordFile: 'secret',
      decoyDn: 'cn=b,dc=example',
      people: { base: 'ou=people,dc=example' },
      groups: { base: 'ou=groups,dc=example' },
      mapping: { clearance: [{ policy: 'FR', level: 'NP', when: { always: true } }] },
    },
    stream: { cursorKeyFile: 'secret' },
    audit: { signingKeyFile: 'secret' },
  };
  const write = (name: string, content: string): string => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const setUp = async () => {
    const terminal = new RecordingTerminal();
    const app = await Test.createTestingModule({ imports: [CliModule] })
      .overrideProvider(Terminal)
      .useValue(terminal)
      .compile();
    return { app, terminal };
  };
  afterEach(() => rmSync(join(folder, 'secret'), { force: true }));

  it('config check accepts a whole configuration', async () => {
    const { app, terminal } = await setUp();
    write('secret', 'word');

    await app.get(ConfigCheckCommand).run([write('site.yaml', JSON.stringify(site))]);

    expect(terminal).toMatchObject({ code: 0, complained: '' });
    expect(terminal.printed).toContain('is good');
  });

  it('config check says every problem and exits 1', async () => {
    const { app, terminal } = await setUp();

    await app.get(ConfigCheckCommand).run([write('site.yaml', JSON.stringify(site))]);

    expect(terminal).toMatchObject({ code: 1, printed: '' });
    expect(terminal.complained).toContain('stream.cursorKeyFile\n  found:    a file that does not exist');
    expect(terminal.complained).toContain('10 problem(s).');
  });

  it('config show gives each setting, its value and its sentence, and never opens a secret', async () => {
    const { app, terminal } = await setUp();
    write('secret', 'Pa55');

    await app.get(ConfigShowCommand).run([write('site.yaml', JSON.stringify(site))]);

    expect(terminal.code).toBe(0);
    expect(terminal.printed).toContain('session.idleMinutes: 15\n    After so many minutes');
    expect(terminal.printed).toContain(`stream.cursorKeyFile: "${join(folder, 'secret')}"`);
    expect(terminal.printed).not.toContain('Pa55');
  });

  it('config show exits 1 on a configuration that is refused', async () => {
    const { app, terminal } = await setUp();

    await app.get(ConfigShowCommand).run([write('bad.yaml', 'mode: open')]);

    expect(terminal).toMatchObject({ code: 1, printed: '' });
    expect(terminal.complained).toContain('expected: one of production, demo, test');
  });

  it('version names the product and the runtime', async () => {
    const { app, terminal } = await setUp();

    await app.get(VersionCommand).run();

    expect(terminal.printed).toBe(`ruche ${productVersion()} (node ${process.versions.node})\n`);
  });
});

describe('exit codes', () => {
  it.each([
    ['commander.helpDisplayed', 0],
    ['commander.version', 0],
    ['commander.unknownOption', 3],
    ['commander.misused', 3],
    ['ECONNREFUSED', 1],
  ])('%s ends with %i', (code, exit) => {
    expect(exitCodeOf(Object.assign(new Error('x'), { code }))).toBe(exit);
  });

  it('any other failure ends with 1', () => {
    expect(exitCodeOf(new Error('x'))).toBe(1);
    expect(exitCodeOf(null)).toBe(1);
  });
});
