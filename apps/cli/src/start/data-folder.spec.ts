import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDataFolder } from './data-folder.js';
import { LaunchError } from './launch-error.js';
import { readLaunchOptions } from './launch-options.js';

describe('openDataFolder', () => {
  let parent: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'ruche-data-'));
  });

  afterEach(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  it('makes folders that only their user may read', () => {
    const folder = openDataFolder(join(parent, 'a/b'));
    for (const inner of [folder.secrets, folder.logs, folder.children]) {
      expect(statSync(inner).mode & 0o777).toBe(0o700);
    }
  });

  it('says what to do where nothing can be written', () => {
    expect(() => openDataFolder('/proc/ruche/data')).toThrow(LaunchError);
    expect(() => openDataFolder('/proc/ruche/data')).toThrow(/cannot be written .*RUCHE_DATA=/);
  });

  // Only root can make a folder that belongs to somebody else.
  (process.getuid?.() === 0 ? it : it.skip)('refuses a folder of another user', () => {
    const folder = join(parent, 'theirs');
    mkdirSync(folder);
    chownSync(folder, 65_534, 65_534);
    expect(() => openDataFolder(folder)).toThrow(/belongs to another user \(uid 65534\)/);
  });
});

describe('readLaunchOptions', () => {
  it('has defaults', () => {
    expect(readLaunchOptions({}, '/srv/ruche')).toEqual({
      root: '/srv/ruche',
      dataDir: '/srv/ruche/.data',
      port: 3000,
      logLevel: null,
    });
  });

  it.each(['0', '65536', '80a', '-1', '', '1e3'])('refuses "%s" as a port', (text) => {
    expect(() => readLaunchOptions({ RUCHE_PORT: text }, '/srv/ruche')).toThrow(LaunchError);
  });
});
