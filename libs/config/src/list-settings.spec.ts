import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { listSettings } from './list-settings.js';
import { loadSettings } from './load-settings.js';
import { settingsSchema } from './settings/settings.schema.js';
import { unwrap } from './settings/setting-at.js';
import { SITE, SiteFolder } from './testing/site-folder.js';

/** Every schema below, with its dotted path. */
function walk(schema: z.ZodType, path: string): { path: string; schema: z.ZodType }[] {
  const inner = unwrap(schema);
  const below =
    inner instanceof z.ZodObject
      ? Object.entries<z.ZodType>(inner.shape)
      : inner instanceof z.ZodArray && unwrap(inner.element as z.ZodType) instanceof z.ZodObject
        ? Object.entries<z.ZodType>((inner.element as z.ZodObject).shape)
        : [];
  const own = path === '' ? [] : [{ path, schema }];
  return [...own, ...below.flatMap(([key, value]) => walk(value, path === '' ? key : `${path}.${key}`))];
}

describe('every setting', () => {
  const all = walk(settingsSchema, '');

  it('is found by the walk of this test', () => {
    expect(all.length).toBeGreaterThan(80);
    expect(all.map(({ path }) => path)).toContain('directory.mapping.nationality.tag');
  });

  it.each(all)('$path has one sentence', ({ schema }) => {
    expect(schema.description).toMatch(/^[A-Z][^.]*(?:\.(?=\S)[^.]*)*\.$/);
  });
});

describe('listSettings', () => {
  const folder = new SiteFolder();
  afterAll(() => folder.remove());

  it('gives each setting with its value and sentence', () => {
    const listed = listSettings(loadSettings({ files: [folder.write('a.yaml', SITE)], env: {} }));

    expect(listed).toContainEqual({
      path: 'session.idleMinutes',
      value: '15',
      sentence: 'After so many minutes without an act of the person the session ends.',
    });
    expect(listed.find(({ path }) => path === 'http.tls')?.value).toBe('null');
    expect(new Set(listed.map(({ path }) => path)).size).toBe(listed.length);
    expect(listed.every(({ sentence }) => sentence !== '')).toBe(true);
  });
});
