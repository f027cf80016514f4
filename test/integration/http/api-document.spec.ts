import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

const ROOT = join(import.meta.dirname, '../../..');
const CLIENT_TYPES = join(ROOT, 'apps/web/src/shared/api/schema.d.ts');

const HEAD = `/* Generated from the interface's own description: npm run api-types makes it anew. */\n`;

jest.setTimeout(30_000);

describe('the description of the interface', () => {
  let site: TestSite;
  let api: TestApi;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it('is what the types of the web application were generated from', async () => {
    const { status, text } = await api.ask('GET', '/api/openapi.json');
    expect(status).toBe(200);
    const generated = HEAD + typesOf(text);
    if (process.env['RUCHE_WRITE_API_TYPES'] === '1') writeFileSync(CLIENT_TYPES, generated);
    expect(readFileSync(CLIENT_TYPES, 'utf8')).toBe(generated);
  });
});

/** The generator's types need packages that it does not bring along, so it is called as a command. */
function typesOf(document: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-api-'));
  try {
    const [source, target] = [join(folder, 'openapi.json'), join(folder, 'schema.d.ts')];
    writeFileSync(source, document);
    const generator = join(ROOT, 'node_modules/openapi-typescript/bin/cli.js');
    execFileSync(process.execPath, [generator, source, '-o', target], { cwd: folder, stdio: 'pipe' });
    return readFileSync(target, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
