import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LdapDirectory } from '#auth';
import { FRENCH_POLICY } from './french-policy.js';
import { plainClient, serviceClient } from './plain-client.js';
import { serveEmbedded, type ServedDirectory } from './served-directory.js';

const PEOPLE = 'ou=people,dc=helianthe,dc=example';

describe('the embedded directory', () => {
  let served: ServedDirectory;
  beforeAll(async () => {
    served = await serveEmbedded();
  });
  afterAll(() => served.stop());

  it('is searched by the service account alone', async () => {
    const client = plainClient(served.settings);
    await expect(client.search(PEOPLE)).rejects.toMatchObject({ code: 50 });
    await client.bind(`uid=np,${PEOPLE}`, 'ruche-demo');
    await expect(client.search(PEOPLE)).rejects.toMatchObject({ code: 50 });
    await client.unbind();
    const service = await serviceClient(served.settings);
    await expect(service.search(PEOPLE)).resolves.toMatchObject({ searchReferences: [] });
    // A bind that fails, or as somebody else, ends the right to search.
    await expect(service.bind(served.settings.bindDn, 'wrong')).rejects.toMatchObject({ code: 49 });
    await expect(service.search(PEOPLE)).rejects.toMatchObject({ code: 50 });
    await service.unbind();
  });

  it('takes no empty password, no writes, no unknown base', async () => {
    const client = await serviceClient(served.settings);
    await expect(client.del(`uid=np,${PEOPLE}`)).rejects.toThrow();
    await expect(client.search('ou=elsewhere')).rejects.toMatchObject({ code: 32 });
    await expect(client.bind(`uid=np,${PEOPLE}`, '')).rejects.toMatchObject({ code: 53 });
    await client.unbind();
  });

  it('selects attributes, scopes and sizes', async () => {
    const client = await serviceClient(served.settings);
    const { searchEntries: plain } = await client.search(`uid=np,${PEOPLE}`, { scope: 'base' });
    expect(plain[0]).toMatchObject({ mail: 'nadia.perrin@fr.helianthe.example' });
    expect(plain[0]).not.toHaveProperty('entryUUID');
    expect(plain[0]).not.toHaveProperty('userPassword');
    const { searchEntries: bare } = await client.search(PEOPLE, { attributes: ['1.1'], sizeLimit: 3 });
    expect(bare).toHaveLength(3);
    expect(bare.flatMap((entry) => Object.keys(entry))).not.toContain('mail');
    const { searchEntries: one } = await client.search('dc=helianthe,dc=example', { scope: 'one' });
    expect(one.map(({ dn }) => dn)).toHaveLength(3);
    await client.unbind();
  });

  it('outlives a client that speaks no LDAP', async () => {
    const { port } = new URL(served.settings.url);
    for (const noise of ['GET / HTTP/1.1\r\n\r\n', '\x30\x84\xff\xff\xff\xff', '\x30\x03\x02\x01\x01']) {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
      socket.write(Buffer.from(noise, 'latin1'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.destroy();
    }
    const directory = new LdapDirectory(served.settings, () => FRENCH_POLICY);
    await expect(directory.ping()).resolves.toBeUndefined();
  });

  it('is unavailable once it is closed, though clients were connected', async () => {
    const second = await serveEmbedded();
    const client = await serviceClient(second.settings);
    const directory = new LdapDirectory(second.settings, () => FRENCH_POLICY);
    await second.stop();
    await expect(directory.authenticate('np', 'ruche-demo')).rejects.toMatchObject({
      code: 'DIRECTORY_UNAVAILABLE',
    });
    await client.unbind();
  });
});
