import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { exportText, post } from '../support/imports/mattermost-file.js';
import {
  accessibilityFaults,
  describeInBrowser,
  launchBrowser,
  signIn,
  visit,
  type Visitor,
} from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';

/** Three pieces, so that a page can be left in the middle of them. */
const TEXT = 'x'.repeat(1_500);
const FILE = exportText(
  { type: 'user', user: { username: 'bidi', first_name: 'A\u202ezn' } },
  ...Array.from({ length: 1_400 }, (_, n) => post(n, n < 20 ? {} : { message: `${TEXT} ${n}` })),
  post(2_000, { message: 'La dernière mesure est bonne.' }),
  '{"type":"post", broken',
  { type: 'direct_post', direct_post: { channel_members: ['dr'], user: 'dr', message: 'SECRET' } },
);
const NOT_YOURS = 'Seules les personnes qui animent cet espace importent';

describeInBrowser('importing a Mattermost export', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitor[] = [];
  let folder: string;
  let file: string;
  let space: { id: string; conversation: string };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'imports-'));
    file = join(folder, 'export.jsonl');
    writeFileSync(file, FILE);
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    const { rows } = await demo.admin.query<{ id: string; conversation: string }>(
      `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
       SELECT gen_random_uuid(), 'project', 'Reprise du banc', 'closed', l.id, l.id, l.id
       FROM access.label l WHERE l.parts ->> 'policy' = 'FR' AND l.parts ->> 'level' = 'NP'
         AND l.parts -> 'restrictive' = '[]' AND l.parts -> 'permissive' = '{}'
       RETURNING id, gen_random_uuid() AS conversation`,
    );
    space = rows[0]!;
    await demo.admin.query(
      `INSERT INTO messaging.conversation (id, space_id, label_id)
       SELECT $2, s.id, s.entry_label_id FROM spaces.space s WHERE s.id = $1`,
      [space.id, space.conversation],
    );
    await demo.admin.query(
      `INSERT INTO spaces.membership (person_id, space_id, entry_label_id, role)
       SELECT a.id, s.id, s.entry_label_id, CASE WHEN a.uid = 'dr' THEN 'animator' ELSE 'member' END
       FROM auth.account a, spaces.space s WHERE s.id = $1 AND a.uid IN ('np', 's_a', 'dr')`,
      [space.id],
    );
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);
  beforeEach(() => {
    visitors = [];
  });
  afterEach(async () => {
    for (const { context } of visitors) await context.close();
  });

  const enter = async (
    username: string,
    path: string,
    { language = 'Français', ...options }: { language?: string; dark?: boolean; width?: number } = {},
  ): Promise<Visitor> => {
    const visitor = await visit(browser, demo.origin, options);
    visitors.push(visitor);
    await visitor.page.getByRole('button', { name: language }).click();
    await signIn(visitor.page, username);
    await visitor.page.locator('.shell').waitFor();
    await visitor.page.goto(`${demo.origin}${path}`);
    return visitor;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const imports = (): string => `/spaces/${space.id}/imports`;
  const choose = (page: Page) => page.locator('input[type=file]').setInputFiles(file);
  const expectAccessible = async (page: Page): Promise<void> => {
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it('goes from a file to a report, and back', async () => {
    const { page, complaints, foreign } = await enter('dr', imports());
    await page.getByRole('heading', { name: 'Nouveau fichier' }).waitFor();
    await expectAccessible(page);
    await press(page, 'Envoyer le fichier');
    await page.getByText('Choisissez un fichier.').waitFor();
    await choose(page);

    // The page is left after the first piece, and the file chosen again.
    let pieces = 0;
    await page.route('**/pieces/*', async (route) => {
      pieces += 1;
      if (pieces > 1) await route.abort();
      else await route.continue();
    });
    await press(page, 'Envoyer le fichier');
    await page.waitForURL(/imports\/[0-9a-f-]{36}$/);
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    await expectAccessible(page);
    await page.unroute('**/pieces/*');
    await page.reload();
    await page.getByText('1 sur 3').waitFor();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT' && request.url().includes('/pieces/'))
        sent.push(request.url().split('/').at(-1) ?? '');
    });
    await choose(page);

    await page.getByRole('heading', { name: 'Ce que contient le fichier' }).waitFor({ timeout: 30_000 });
    expect(sent).toEqual(['1', '2']);
    await page.getByText('Voir la première ligne illisible').waitFor();
    await expectAccessible(page);

    await page.getByLabel('Espace d’arrivée de Banc d’essai').selectOption({ label: 'Reprise du banc' });
    await page.getByText('1 canal sera importé.').waitFor();
    await press(page, 'Choisir qui est Paul Arti');
    await page.getByRole('dialog').getByRole('checkbox').first().check();
    await expectAccessible(page);
    await page.getByRole('dialog').locator('.dialog-foot .btn:not(.quiet)').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await press(page, 'Importer maintenant');
    await page.getByRole('heading', { name: 'Rapport' }).waitFor({ timeout: 60_000 });
    await page.locator('.import-head-facts').getByText('Terminé').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Montrer').selectOption('refused');
    await page.getByRole('cell', { name: 'n’est pas du JSON' }).waitFor();
    expect(await page.locator('.import-table tbody tr').count()).toBe(2);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, /CSV/)]);
    const path = await download.path();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 1_403);
    expect(lines.at(-2)).toContain('JSON_BROKEN');

    const reader = await enter('np', `/messages/${space.conversation}`);
    await reader.page.getByText('La dernière mesure est bonne.', { exact: true }).waitFor();
    await reader.page
      .getByText(/Importé par/)
      .first()
      .waitFor();

    await press(page, 'Retirer ce qui a été importé…');
    await page.getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.locator('.import-head-facts').getByText('Retiré').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    await reader.page.reload();
    await reader.page.locator('form.composer textarea').waitFor();
    expect(await reader.page.getByText('La dernière mesure est bonne.', { exact: true }).count()).toBe(0);
    expect(complaints.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    expect(foreign).toEqual([]);
  }, 240_000);

  it('is told at once to who does not animate the space', async () => {
    const { page } = await enter('np', imports());
    await page.getByText(NOT_YOURS).waitFor();
    await expectAccessible(page);
  }, 60_000);
});
