import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';
import {
  choose,
  composer,
  draftSaved,
  field,
  holds,
  openTalk,
  Visitors,
  withoutFault,
  written,
} from './support/writing.js';

describeInBrowser('how a draft is to be sent', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitors;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  }, 30_000);
  beforeEach(() => {
    visitors = new Visitors(browser, demo);
  });
  afterEach(() => visitors.leave());

  const DAY = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const chips = (page: Page): Locator => composer(page).locator('.option-chip');
  const option = async (page: Page, name: string): Promise<void> => {
    await composer(page).getByRole('button', { name: 'Options d’envoi' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  /** Urgent, and to be acknowledged by that day. */
  const askAll = async (page: Page): Promise<void> => {
    await option(page, 'Urgent');
    await option(page, 'Demander un accusé de lecture…');
    const dialog = page.getByRole('dialog', { name: 'Demander un accusé de lecture' });
    await dialog.locator('input').fill(`${DAY}T08:00`);
    await dialog.getByRole('button', { name: 'Demander' }).click();
  };
  const asksAll = async (page: Page): Promise<void> => {
    await chips(page).filter({ hasText: 'Urgent' }).waitFor();
    await chips(page)
      .filter({ hasText: /^Accusé de lecture demandé avant le .* 08:00$/ })
      .waitFor();
  };

  it('is there after a reload and on another machine, and in the list of drafts', async () => {
    const first = await visitors.enter('s_ab');
    const second = await visitors.enter('s_ab');
    await openTalk(first);
    await choose(first, 'Non protégé');
    await field(first).fill('Essai sur la fosse');
    await Promise.all([draftSaved(first), askAll(first)]);
    await asksAll(first);
    await first.getByRole('link', { name: 'Brouillons' }).click();
    await openTalk(second);
    await holds(second, 'Essai sur la fosse', 10_000);
    await asksAll(second);
    await withoutFault(second);

    // What is taken off on one machine is gone on the other, whose words are the same.
    await openTalk(first);
    await asksAll(first);
    await Promise.all([
      draftSaved(second),
      chips(second)
        .getByRole('button', { name: /Urgent/ })
        .click(),
    ]);
    await first.evaluate(() => window.dispatchEvent(new Event('focus')));
    await chips(first).filter({ hasText: 'Urgent' }).waitFor({ state: 'detached' });
    await Promise.all([draftSaved(second), option(second, 'Urgent')]);

    await second.reload();
    await holds(second, 'Essai sur la fosse', 10_000);
    await asksAll(second);
    await second.getByRole('link', { name: 'Brouillons' }).click();
    const row = second.locator('.inbox-row', { hasText: 'Essai sur la fosse' });
    await row.getByText('Urgent', { exact: true }).waitFor();
    await row.getByText(/^accusé de lecture demandé avant le .* 08:00$/).waitFor();
    await withoutFault(second);

    await row.getByRole('link').click();
    await asksAll(second);
    await composer(second).getByRole('button', { name: 'Envoyer', exact: true, disabled: false }).click();
    await written(second, 'Essai sur la fosse').locator('.message-head').getByText('Urgent').waitFor();
    await chips(second).first().waitFor({ state: 'detached' });
    const { rows } = await demo.admin.query<{ priority: string; dueAt: Date }>(
      `SELECT m.priority, r.due_at AS "dueAt" FROM messaging.message m
       JOIN messaging.acknowledgement_request r ON r.message_id = m.id WHERE m.body = 'Essai sur la fosse'`,
    );
    expect(rows).toMatchObject([{ priority: 'urgent' }]);
    expect(rows[0]?.dueAt.toISOString().slice(0, 10)).toBe(DAY);
  }, 120_000);

  it('comes back with what was to be sent later, above what was begun meanwhile', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author);
    await choose(author, 'Non protégé');
    await field(author).fill('Pour lundi');
    await askAll(author);
    await composer(author).getByRole('button', { name: 'Envoyer', exact: true, disabled: false }).waitFor();
    await composer(author).getByRole('button', { name: 'Envoyer plus tard' }).click();
    await author.getByRole('menuitem', { name: /^Demain matin/ }).click();
    await composer(author).getByText('Ce message partira le').waitFor();
    expect(await chips(author).count()).toBe(0);
    await choose(author, 'Non protégé');
    await Promise.all([draftSaved(author), field(author).fill('Commencé depuis')]);

    // A page that has not shown the conversation knows nothing of what was begun there.
    const other = await visitors.enter('s_ab');
    await other.getByRole('link', { name: 'Programmés', exact: true }).click();
    const row = other.locator('.scheduled-row', { hasText: 'Pour lundi' });
    await row.getByText('Urgent', { exact: true }).waitFor();
    await row.getByText(/^accusé de lecture demandé avant le .* 08:00$/).waitFor();
    await withoutFault(other);
    await row.getByRole('button', { name: 'Reprendre en brouillon' }).click();
    await holds(other, 'Pour lundi\n\nCommencé depuis', 10_000);
    await asksAll(other);
    await field(other).fill('');
  }, 90_000);
});
