import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';
import {
  choose,
  composer,
  draftSaved,
  field,
  holds,
  openTalk,
  send,
  TALK,
  Visitors,
  withoutFault,
  written,
} from './support/writing.js';

describeInBrowser('what was written and is not sent', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitors;

  beforeAll(async () => {
    // Also: a site that blocks copying from the recorded labels on.
    [demo, browser] = await Promise.all([serveDemo({ copyBlock: 'recorded' }), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  }, 30_000);
  beforeEach(() => {
    visitors = new Visitors(browser, demo);
  });
  afterEach(() => visitors.leave());

  it('is there on another machine of the same person, of each topic apart, and in the list of drafts', async () => {
    const first = await visitors.enter('s_ab');
    const second = await visitors.enter('s_ab');
    await openTalk(first);
    await choose(first, 'Non protégé');
    await send(first, 'Début d’un sujet');
    await written(first, 'Début d’un sujet').hover();
    await written(first, 'Début d’un sujet').getByRole('button', { name: 'Répondre' }).first().click();
    const topic = first.locator('.pane.side form.composer textarea');
    await Promise.all([draftSaved(first), topic.fill('dans le sujet')]);
    await Promise.all([draftSaved(first), field(first).fill('dans la conversation')]);

    await openTalk(second);
    await holds(second, 'dans la conversation', 10_000);
    // The machine that stands open learns it when its person comes back to it.
    await Promise.all([draftSaved(first), field(first).fill('dans la conversation, suite')]);
    await second.evaluate(() => window.dispatchEvent(new Event('focus')));
    await holds(second, 'dans la conversation, suite', 10_000);

    await second.getByRole('link', { name: 'Brouillons' }).click();
    const rows = second.locator('.inbox-row');
    await rows.filter({ hasText: 'dans le sujet' }).getByText('dans un sujet', { exact: true }).waitFor();
    expect(await rows.filter({ hasText: 'dans la conversation, suite' }).innerText()).toContain(TALK);
    await withoutFault(second);
    await rows.filter({ hasText: 'dans le sujet' }).getByRole('link').click();
    await holds(second, 'dans le sujet', 10_000, second.locator('.pane.side form.composer textarea'));

    await second.getByRole('link', { name: 'Brouillons' }).click();
    for (const text of ['dans le sujet', 'dans la conversation, suite']) {
      await rows.filter({ hasText: text }).getByRole('button', { name: 'Supprimer' }).click();
      const question = second.getByRole('alertdialog');
      expect(await question.innerText()).toContain(text);
      await question.getByRole('button', { name: 'Supprimer' }).click();
      await rows.filter({ hasText: text }).waitFor({ state: 'detached' });
    }
    await second.getByText('Aucun brouillon', { exact: true }).waitFor();
  }, 120_000);

  it('stays as not sent when the network is gone, and goes when it is asked to', async () => {
    const author = await visitors.enter('s_ab');
    const reader = await visitors.enter('s_a');
    await openTalk(author);
    await openTalk(reader);
    await choose(author, 'Non protégé');
    await field(author).fill('Pendant la coupure');
    await composer(author).getByRole('button', { name: 'Envoyer', exact: true, disabled: false }).waitFor();
    await author.context().setOffline(true);
    await field(author).press('Enter');
    const waiting = author.locator('.pane:not(.side) article.outgoing', { hasText: 'Pendant la coupure' });
    await waiting.getByText('Non envoyé').waitFor({ timeout: 20_000 });
    await withoutFault(author);
    expect(await written(reader, 'Pendant la coupure').count()).toBe(0);

    await author.context().setOffline(false);
    await waiting.getByRole('button', { name: 'Renvoyer' }).click();
    await written(author, 'Pendant la coupure').waitFor();
    await written(reader, 'Pendant la coupure').waitFor();
    await waiting.waitFor({ state: 'detached' });
    const { rows } = await demo.admin.query(`SELECT 1 FROM messaging.message WHERE body = $1`, [
      'Pendant la coupure',
    ]);
    expect(rows).toHaveLength(1);
  }, 90_000);

  it('is not forwarded from a label whose copies are blocked, in the menu as on the server', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author);
    await choose(author, 'Secret · ALBATROS');
    await send(author, 'À ne pas sortir');
    await choose(author, 'Non protégé');
    await send(author, 'À faire circuler');
    const menuOf = async (text: string): Promise<string[]> => {
      await written(author, text).hover();
      await written(author, text).getByRole('button', { name: 'Actions sur le message' }).click();
      await author.getByRole('menuitem').first().waitFor();
      const names = await author.getByRole('menuitem').allInnerTexts();
      await author.keyboard.press('Escape');
      return names;
    };
    expect(await menuOf('À faire circuler')).toContain('Transférer…');
    expect(await menuOf('À ne pas sortir')).not.toContain('Transférer…');
    await written(author, 'À ne pas sortir').getByText('Copie bloquée').waitFor();

    const answer = await author.evaluate(
      async (body) => {
        const sent = await fetch(`/api/v1/conversations/${body.conversationId}/messages`, {
          method: 'POST',
          headers: { 'X-Ruche-Request': '1', 'Content-Type': 'application/json' },
          body: JSON.stringify({ body: '', labelId: body.labelId, forwardOf: body.id }),
        });
        return { status: sent.status, code: ((await sent.json()) as { code: string }).code };
      },
      await messageOf('À ne pas sortir'),
    );
    expect(answer).toEqual({ status: 409, code: 'COPY_BLOCKED' });
  }, 60_000);

  async function messageOf(body: string) {
    const { rows } = await demo.admin.query<{ id: string; conversationId: string; labelId: string }>(
      `SELECT m.id, m.conversation_id AS "conversationId", l.wire_id AS "labelId" FROM messaging.message m
       JOIN access.label l ON l.id = m.label_id WHERE m.body = $1`,
      [body],
    );
    return rows[0] ?? { id: '', conversationId: '', labelId: '' };
  }
});
