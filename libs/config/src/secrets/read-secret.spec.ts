import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { explainSettings } from '../explain-settings.js';
import { mergeMaps } from '../layers/merge.js';
import { SITE, SiteFolder } from '../testing/site-folder.js';
import { readSecret } from './read-secret.js';

describe('readSecret', () => {
  const folder = new SiteFolder();
  afterAll(() => folder.remove());

  it.each([
    ['word', 'word'],
    ['word\n', 'word'],
    ['word\r\n', 'word'],
    ['word\n\n', 'word\n'],
    [' word ', ' word '],
  ])('takes the whole text but one trailing newline (%j)', (content, secret) => {
    expect(readSecret(folder.write('secret', content))).toBe(secret);
  });

  it.each([0o640, 0o604, 0o620, 0o644, 0o601])('refuses a file that others may use (mode %o)', (mode) => {
    const name = `mode-${mode.toString(8)}`;
    expect(() => readSecret(folder.write(name, 'word', mode))).toThrow(/open to others/);
  });

  it.each([0o600, 0o400])('takes a file of its owner alone (mode %o)', (mode) => {
    expect(readSecret(folder.write(`owner-${mode.toString(8)}`, 'word', mode))).toBe('word');
  });

  it('refuses what is missing, a folder, or empty', () => {
    expect(() => readSecret(join(folder.path, 'none'))).toThrow(/does not exist/);
    expect(() => readSecret(folder.path)).toThrow(/not a plain file/);
    expect(() => readSecret(folder.write('empty', '\n'))).toThrow(/is empty/);
  });
});

describe('explainSettings', () => {
  const folder = new SiteFolder();
  afterAll(() => folder.remove());

  const passwordFile = 'password';
  const role = { passwordFile };
  const secrets = {
    database: {
      roles: { app: role, auth: role, relay: role, worker: role, sync: role, sequencer: role, auditor: role },
    },
    directory: { bindPasswordFile: passwordFile },
    stream: { cursorKeyFile: 'cursor' },
    audit: { signingKeyFile: 'cursor' },
  };

  it('accepts settings whose secrets can be read', () => {
    folder.write('password', 'word');
    folder.write('cursor', 'word');

    const { settings, problems } = explainSettings({
      files: [folder.write('good.yaml', mergeMaps(SITE, secrets))],
      env: {},
    });

    expect(problems).toEqual([]);
    expect(settings).not.toBeNull();
  });

  it('reports every secret that cannot be used, without repeating what may be the secret itself', () => {
    folder.write('open-cursor', 'word', 0o644);
    const wrong = {
      directory: { bindPasswordFile: 'Pa55-in-place-of-a-path' },
      stream: { cursorKeyFile: 'open-cursor' },
    };
    folder.write('password', 'word');
    const file = folder.write('wrong.yaml', mergeMaps(mergeMaps(SITE, secrets), wrong));

    const { settings, problems } = explainSettings({ files: [file], env: {} });

    expect(settings).toBeNull();
    expect(problems.map(({ path, found }) => [path, found])).toEqual([
      ['directory.bindPasswordFile', 'a file that does not exist'],
      [
        'stream.cursorKeyFile',
        expect.stringMatching(/^a file that is open to others than its owner \(mode 0644\)/),
      ],
    ]);
    expect(JSON.stringify(problems)).not.toContain('Pa55');
  });
});
