import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DIRECTORY_SETTINGS, type DirectorySettings } from '#auth';
import ldapjs from 'ldapjs';

export interface AnsweringDirectory {
  readonly settings: DirectorySettings;
  stop(): Promise<void>;
}

interface Exchange {
  readonly name: { toString(): string };
  readonly baseObject: { toString(): string };
}
interface Answer {
  end(): void;
  send(entry: unknown): void;
  createSearchEntry(parts: { objectName: string; attributes: unknown[] }): unknown;
}

/** Finds one person under every name, and answers every person's bind with one error, by its name in ldapjs. */
export async function startAnsweringDirectory(code: string): Promise<AnsweringDirectory> {
  const { bindDn, decoyDn, people } = DEMO_DIRECTORY_SETTINGS;
  const failures = ldapjs as unknown as Record<string, new () => Error>;
  const server = ldapjs.createServer();
  server.bind('', (request: Exchange, answer: Answer, next: (error: Error) => void) => {
    if (request.name.toString() === bindDn) answer.end();
    else next(new failures[code]!());
  });
  server.search('', (request: Exchange, answer: Answer) => {
    const base = request.baseObject.toString();
    const [objectName, id] =
      base === decoyDn
        ? [decoyDn, '00000000-0000-4000-8000-000000000001']
        : [`uid=np,${people.base}`, '00000000-0000-4000-8000-000000000002'];
    const attributes = [new ldapjs.Attribute({ type: 'entryUUID', values: [id] })];
    answer.send(answer.createSearchEntry({ objectName: objectName, attributes }));
    answer.end();
  });
  server.on('clientError', () => undefined);
  const { server: inner } = server as unknown as { server: Server };
  server.listen(0, '127.0.0.1', () => undefined);
  await once(inner, 'listening');
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  const bindPasswordFile = join(folder, 'service.secret');
  writeFileSync(bindPasswordFile, 'anything', { mode: 0o600 });
  const url = `ldap://127.0.0.1:${(inner.address() as AddressInfo).port}`;
  return {
    settings: { ...DEMO_DIRECTORY_SETTINGS, url, caFile: null, bindPasswordFile, timeoutSeconds: 10 },
    stop: async () => {
      inner.close();
      await once(inner, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
