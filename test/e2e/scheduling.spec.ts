import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';
import {
  choose,
  composer,
  field,
  holds,
  openTalk,
  TALK,
  Visitors,
  withoutFault,
  written,
} from './support/writing.js';

describeInBrowser('messages that are sent later', () => {
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

  const openClock = async (page: Page): Promise<void> =>
    composer(page).getByRole('button', { name: 'Envoyer plus tard' }).click();
  const schedule = async (page: Page, text: string, when: RegExp = /^Demain matin/): Promise<void> => {
    await field(page).fill(text);
    await composer(page).getByRole('button', { name: 'Envoyer', exact: true, disabled: false }).waitFor();
    await openClock(page);
    await page.getByRole('menuitem', { name: when }).click();
    await composer(page).getByText('Ce message partira le').waitFor();
  };
  const row = (page: Page, text: string): Locator => page.locator('.scheduled-row', { hasText: text });
  const press = (page: Page, text: string, name: string): Promise<void> =>
    row(page, text).getByRole('button', { name }).click();
  /** Its hour has come. */
  const makeDue = (text: string) =>
    demo.admin.query(
      `UPDATE auth.job SET due_at = now() WHERE subject_id =
         (SELECT id FROM messaging.scheduled WHERE body = $1)`,
      [text],
    );

  it('are listed until their hour, and then stand before the others through the worker', async () => {
    const author = await visitors.enter('s_ab');
    const reader = await visitors.enter('s_a');
    await openTalk(author);
    await openTalk(reader);
    await choose(author, 'Non protégé');
    await field(author).fill('Réunion à dix heures');
    await openClock(author);
    await author.getByRole('menuitem', { name: /^Demain matin · .*08:00/ }).waitFor();
    await withoutFault(author);
    await author.keyboard.press('Escape');
    await schedule(author, 'Réunion à dix heures');
    expect(await field(author).inputValue()).toBe('');
    expect(await written(author, 'Réunion à dix heures').count()).toBe(0);

    await composer(author).getByRole('link', { name: 'Voir les envois programmés' }).click();
    await row(author, 'Réunion à dix heures')
      .getByText(/^Part .*08:00/)
      .waitFor();
    expect(await row(author, 'Réunion à dix heures').innerText()).toContain(TALK);
    await withoutFault(author);
    await makeDue('Réunion à dix heures');
    await written(reader, 'Réunion à dix heures').waitFor({ timeout: 15_000 });
    // Its writer's list learns it from the stream.
    await row(author, 'Réunion à dix heures').waitFor({ state: 'detached', timeout: 15_000 });
    await author.getByText('Aucun envoi programmé', { exact: true }).waitFor();
  }, 90_000);

  it('get another time, go at once, come back as a draft, or are deleted after a question', async () => {
    const author = await visitors.enter('s_ab');
    const reader = await visitors.enter('s_a');
    await openTalk(author);
    await openTalk(reader);
    await choose(author, 'Non protégé');
    for (const text of ['Celui qui part', 'Celui qui revient', 'Celui qui disparaît'])
      await schedule(author, text);
    await author.getByRole('link', { name: 'Programmés', exact: true }).click();

    await press(author, 'Celui qui part', 'Changer l’heure');
    const dialog = author.getByRole('dialog', { name: 'Envoyer plus tard' });
    await withoutFault(author);
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('À un autre moment').fill(`${day}T14:30`);
    await dialog.getByRole('button', { name: 'Programmer l’envoi' }).click();
    await row(author, 'Celui qui part')
      .getByText(/^Part .*14:30/)
      .waitFor();

    await press(author, 'Celui qui part', 'Envoyer maintenant');
    await written(reader, 'Celui qui part').waitFor({ timeout: 15_000 });
    await row(author, 'Celui qui part').waitFor({ state: 'detached', timeout: 15_000 });

    await press(author, 'Celui qui disparaît', 'Supprimer');
    const question = author.getByRole('alertdialog');
    expect(await question.innerText()).toContain('Celui qui disparaît');
    await question.getByRole('button', { name: 'Supprimer' }).click();
    await row(author, 'Celui qui disparaît').waitFor({ state: 'detached' });

    await press(author, 'Celui qui revient', 'Reprendre en brouillon');
    await holds(author, 'Celui qui revient');
    const { rows } = await demo.admin.query<{ body: string }>('SELECT body FROM messaging.scheduled');
    expect(rows).toEqual([]);
    await field(author).fill('');
  }, 90_000);

  it('are not sent for who was put out meanwhile: he is told, and why', async () => {
    const author = await visitors.enter('o.lachaume');
    const reader = await visitors.enter('s_a');
    await openTalk(author);
    await openTalk(reader);
    await choose(author, 'Non protégé');
    await schedule(author, 'Je serai encore là');
    const spaceId = await demo.admin
      .query<{ id: string }>('SELECT id FROM spaces.space WHERE name = $1', [TALK])
      .then(({ rows }) => rows[0]?.id ?? '');
    const animator = await visitors.enter('animator');
    await animator.locator('a.item').first().waitFor();
    const removed = await animator.evaluate(
      async ([space, person]) =>
        (
          await fetch(`/api/v1/spaces/${space}/members/${person}`, {
            method: 'DELETE',
            headers: { 'X-Ruche-Request': '1' },
          })
        ).status,
      [spaceId, await personId('Ophélie Lachaume')],
    );
    expect(removed).toBe(204);
    await makeDue('Je serai encore là');

    // Wherever he reads his messages, and in words on the list.
    const told = author.getByRole('link', { name: /1\s+message n’a pas été envoyé/ });
    await told.waitFor({ timeout: 20_000 });
    await told.click();
    const unsent = row(author, 'Je serai encore là');
    await unsent.getByText('la conversation ne vous était plus ouverte').waitFor();
    expect(await unsent.innerText()).not.toContain(TALK);
    expect(await unsent.getByRole('button', { name: 'Envoyer maintenant' }).count()).toBe(0);
    await withoutFault(author);
    expect(await written(reader, 'Je serai encore là').count()).toBe(0);
    const { rows } = await demo.admin.query<{ decision: string; reason: string }>(
      `SELECT decision, convert_from(body, 'UTF8')::jsonb ->> 'reason' AS reason FROM audit.audit_event
       WHERE event = 'job.refused' ORDER BY at DESC LIMIT 1`,
    );
    expect(rows).toEqual([{ decision: 'deny', reason: 'NOT_FOUND' }]);
  }, 90_000);

  async function personId(name: string): Promise<string> {
    const { rows } = await demo.admin.query<{ id: string }>(
      'SELECT id FROM people.profile WHERE display_name = $1',
      [name],
    );
    return rows[0]?.id ?? '';
  }
});
