import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LdapDirectory } from '#auth';
import { startFaultyProxy } from './faulty-proxy.js';
import { FRENCH_POLICY } from './french-policy.js';
import { serveEmbedded, type ServedDirectory } from './served-directory.js';

/** A sign-in opens three connections: to find the name, then, by passport-ldapauth, to find the entry and to bind. */
const CASES = [0, 1, 2].flatMap((from) =>
  (['silent', 'cut'] as const).map((fault) => [from, fault] as const),
);

describe('a directory that fails in the middle of a sign-in', () => {
  let served: ServedDirectory;
  beforeAll(async () => {
    served = await serveEmbedded();
  });
  afterAll(() => served.stop());

  it.each(CASES)(
    'connection %i %s: unavailable in time, and no connection stays open',
    async (from, fault) => {
      const proxy = await startFaultyProxy(served.settings.url, from, fault);
      try {
        const settings = { ...served.settings, url: proxy.url, timeoutSeconds: 1 };
        const directory = new LdapDirectory(settings, () => FRENCH_POLICY);
        const start = performance.now();
        await expect(directory.authenticate('np', 'ruche-demo')).rejects.toMatchObject({
          kind: 'unavailable',
          code: 'DIRECTORY_UNAVAILABLE',
        });
        expect(performance.now() - start).toBeLessThan(1500);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(proxy.open()).toBe(0);
      } finally {
        await proxy.close();
      }
    },
  );

  it('control: the proxy alone does no harm', async () => {
    const proxy = await startFaultyProxy(served.settings.url, 3, 'cut');
    const directory = new LdapDirectory({ ...served.settings, url: proxy.url }, () => FRENCH_POLICY);
    await expect(directory.authenticate('np', 'ruche-demo')).resolves.not.toBeNull();
    await proxy.close();
  });
});
