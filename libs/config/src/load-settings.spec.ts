import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadPolicies, loadSettings } from './load-settings.js';
import { mergeMaps } from './layers/merge.js';
import { SITE, SiteFolder } from './testing/site-folder.js';
import { SettingsError } from './problems/settings-error.js';

describe('loadSettings', () => {
  const folder = new SiteFolder();
  afterAll(() => folder.remove());

  it('lays the file named by RUCHE_CONFIG over the defaults, and the environment over both', () => {
    const file = folder.write('a.yaml', mergeMaps(SITE, { http: { port: 4000 }, log: { level: 'warn' } }));

    const settings = loadSettings({ env: { RUCHE_CONFIG: file, RUCHE_PORT: '5000' } });

    expect(settings.mode).toBe('production');
    expect(settings.http.port).toBe(5000);
    expect(settings.log.level).toBe('warn');
    expect(settings.session.idleMinutes).toBe(15);
  });

  it('takes several files, the last one wins, maps merged and lists replaced', () => {
    const below = folder.write(
      'b.yaml',
      mergeMaps(SITE, { http: { trustedProxies: ['10.0.0.1', '10.0.0.2'] } }),
    );
    const above = folder.write('c.yaml', { http: { trustedProxies: ['10.0.0.3'] } });

    const { http } = loadSettings({ env: { RUCHE_CONFIG: `${below}:${above}` } });

    expect(http).toMatchObject({ trustedProxies: ['10.0.0.3'], publicOrigin: 'https://ruche.example' });
  });

  it('resolves relative paths against the file that names them', () => {
    const file = folder.write('d.yaml', mergeMaps(SITE, { stream: { cursorKeyFile: 'keys/cursor' } }));

    const settings = loadSettings({ files: [file], env: {} });

    expect(settings.stream.cursorKeyFile).toBe(join(folder.path, 'keys/cursor'));
    expect(settings.directory.caFile).toBe(join(folder.path, 'ca.crt'));
    expect(settings.site.policyFiles[0]).toMatch(/\/config\/policies\/fr\.yaml$/);
    expect(settings.database.host).toBe('/var/run/postgresql');
  });

  it('reports what a site must give, all at once', () => {
    let error: unknown;
    try {
      loadSettings({ files: [], env: {} });
    } catch (caught) {
      error = caught;
    }

    expect(error).toBeInstanceOf(SettingsError);
    expect((error as SettingsError).problems.map(({ path }) => path).sort()).toEqual([
      'directory.bindDn',
      'directory.decoyDn',
      'directory.groups.base',
      'directory.mapping.clearance',
      'directory.people.base',
      'directory.url',
      'http.publicOrigin',
      'http.tls',
      'site.ceilingLevel',
      'site.name',
    ]);
  });

  it('refuses an unknown RUCHE_ variable and names the nearest', () => {
    const { problems } = folder.inspect({}, { RUCHE_PROT: '1', RUCHE_DATA: '/a', RUCHE_CORPUS: '/b' });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path: 'RUCHE_PROT', expected: 'perhaps RUCHE_PORT' });
  });

  it('refuses an environment that switches the check of certificates off', () => {
    expect(folder.inspect({}, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }).problems).toEqual([]);

    expect(folder.inspect({}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }).problems).toHaveLength(1);
  });

  it('says which value of the environment is no number', () => {
    expect(folder.inspect({}, { RUCHE_PORT: 'http' }).problems).toEqual([
      expect.objectContaining({ path: 'http.port', found: '"http"', expected: 'a number' }),
    ]);
  });

  it.each(['password: Pa55-in-clear', 'directory: { bindPassword: Pa55-in-clear }', 'a: [Pa55-in-clear'])(
    'never repeats a secret that was written into the file (%s)',
    (line) => {
      const file = folder.write('e.yaml', line);

      expect(() => loadSettings({ files: [file], env: {} })).toThrow(SettingsError);
      expect(() => loadSettings({ files: [file], env: {} })).not.toThrow(/Pa55/);
    },
  );

  it('never repeats the user information of an address', () => {
    const { problems } = folder.inspect({ directory: { url: 'ldaps://cn=a:Pa55@directory.example' } });

    expect(problems[0]?.path).toBe('directory.url');
    expect(JSON.stringify(problems)).not.toContain('Pa55');
  });

  it('reports a settings file that is missing', () => {
    expect(() => loadSettings({ files: [join(folder.path, 'none.yaml')], env: {} })).toThrow(/ENOENT/);
  });

  it('reports a policy file that is missing or no policy, and a policy that comes twice', () => {
    const fr = loadSettings({ files: [folder.write('f.yaml', SITE)], env: {} }).site.policyFiles[0] ?? '';
    const bad = folder.write('bad.yaml', { id: 'X' });

    const { problems } = folder.inspect({ site: { policyFiles: [fr, 'none.yaml', bad, fr] } });

    expect(problems.map(({ path }) => path)).toEqual([
      'site.policyFiles.1',
      'site.policyFiles.2',
      'site.policyFiles.3',
    ]);
  });

  it('loads the policies that the settings name', () => {
    const settings = loadSettings({ files: [folder.write('g.yaml', SITE)], env: {} });

    expect([...loadPolicies(settings).keys()]).toEqual(['FR']);
  });

  it('loads the settings of the demo once the launcher has added what belongs to a run', () => {
    const demo = loadSettings({
      files: [folder.write('h.yaml', SITE)],
      env: {},
    }).site.policyFiles[0]?.replace('policies/fr.yaml', 'demo/settings.yaml');
    const run = folder.write('run.yaml', {
      http: { publicOrigin: 'http://127.0.0.1:3000' },
      directory: { ...(SITE['directory'] as object), url: 'ldap://127.0.0.1:3890', caFile: null },
    });

    expect(loadSettings({ files: [demo ?? '', run], env: {} })).toMatchObject({
      mode: 'demo',
      site: { name: 'Hélianthe Défense', ceilingLevel: 'S' },
    });
  });
});
