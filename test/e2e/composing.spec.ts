import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';
import {
  act,
  choose,
  composer,
  draftSaved,
  field,
  holds,
  openTalk,
  send,
  Visitors,
  withoutFault,
  written,
} from './support/writing.js';

describeInBrowser('writing messages', () => {
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

  const bodyOf = async (like: string): Promise<string | undefined> =>
    (
      await demo.admin.query<{ body: string }>('SELECT body FROM messaging.message WHERE body LIKE $1', [
        like,
      ])
    ).rows[0]?.body;

  it('offers names only of those who would read it, and tells whom it names', async () => {
    const author = await visitors.enter('s_ab');
    const named = await visitors.enter('np');
    await openTalk(author);
    const list = author.getByRole('listbox', { name: 'Personnes qui liront ce message' });
    await choose(author, 'Secret · ALBATROS');
    await field(author).pressSequentially('Entrevue avec @Perrin');
    await author.getByText('Personne de ce nom ne lira ce message.').waitFor();
    expect(await list.getByRole('option').count()).toBe(0);

    await choose(author, 'Non protégé');
    await field(author).focus();
    await field(author).press('End');
    await list.getByRole('option', { name: /Nadia Perrin/ }).waitFor();
    await withoutFault(author);
    await field(author).press('Enter');
    await holds(author, 'Entrevue avec @Nadia Perrin ');
    await field(author).press('Enter');
    await written(author, 'Entrevue avec').waitFor();
    expect(await bodyOf('Entrevue avec%')).toMatch(
      /^Entrevue avec \[@Nadia Perrin\]\(ruche:person\/[0-9a-f-]{36}\)/,
    );

    // The rail says so wherever the person is, the inbox how many.
    await named.getByRole('link', { name: /^Messages.*mention/ }).waitFor({ timeout: 20_000 });
    await named.getByRole('link', { name: /^Mentions.*non lu/ }).click();
    const found = named.locator('.inbox-row', { hasText: 'Entrevue avec' });
    await found.waitFor();
    await withoutFault(named);
    await found.getByRole('link').click();
    await written(named, 'Entrevue avec').waitFor();
    expect(new URL(named.url()).searchParams.get('m')).toMatch(/^[0-9a-f-]{36}$/);
  }, 90_000);

  it('says who will read it, and raises the label when something higher is quoted', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author);
    await choose(author, 'Secret · ALBATROS');
    await send(author, 'Source à citer');
    await choose(author, 'Non protégé');
    await field(author).fill('Je reprends la mesure');
    const words = composer(author).locator('.composer-audience');
    await words.filter({ hasText: 'personnes liront ce message' }).waitFor();
    const before = Number.parseInt(await words.innerText(), 10);

    await act(author, 'Source à citer', 'Citer');
    await words.filter({ hasText: 'Relevé à Secret · ALBATROS' }).waitFor();
    expect(await words.innerText()).toMatch(/membres? ne le liront pas|membre ne le lira pas/);
    const after = Number(/(\d+)\s+personnes? lir/.exec(await words.innerText())?.[1]);
    expect(after).toBeLessThan(before);
    await withoutFault(author);
    await composer(author).getByRole('button', { name: 'Envoyer', exact: true }).click();
    const sent = written(author, 'Je reprends la mesure');
    await sent.waitFor();
    expect(await sent.locator('.message-head .tag').innerText()).toContain('Secret · ALBATROS');
  }, 90_000);

  it('keeps what is begun over a reload, its quotes too, and shows how it will look', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author);
    await choose(author, 'Non protégé');
    await send(author, 'Message à retrouver');
    await act(author, 'Message à retrouver', 'Citer');
    await field(author).fill('mot');
    await field(author).selectText();
    await field(author).press('Control+b');
    await holds(author, '**mot**');
    await draftSaved(author);
    await author.reload();
    await composer(author).getByRole('list', { name: 'Messages cités' }).waitFor();
    expect(await field(author).inputValue()).toBe('**mot**');
    await composer(author).getByRole('button', { name: 'Aperçu' }).click();
    expect(await composer(author).locator('.composer-preview strong').innerText()).toBe('mot');
    await withoutFault(author);
    await composer(author).getByRole('button', { name: 'Aperçu' }).click();
    await composer(author)
      .getByRole('button', { name: /^Ne plus citer/ })
      .click();
    await field(author).fill('');
  }, 90_000);

  it('forwards a message under a label that protects it there too', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author);
    await choose(author, 'Non protégé');
    await send(author, 'À faire suivre');
    await act(author, 'À faire suivre', 'Transférer…');
    const dialog = author.getByRole('dialog', { name: 'Transférer le message' });
    await dialog.getByLabel('Vers quelle conversation').fill('vie du');
    await dialog.getByRole('radio', { name: 'Vie du site' }).check();
    await dialog.getByText('liront ce message').waitFor();
    await withoutFault(author);
    await dialog.getByLabel('Commentaire (facultatif)').fill('Pour information');
    await dialog.getByRole('button', { name: 'Transférer dans Vie du site' }).click();
    await dialog.getByText('Message transféré dans Vie du site.').waitFor();
    await dialog.getByRole('link', { name: 'Ouvrir la conversation' }).click();
    const sent = written(author, 'Pour information');
    await sent.waitFor();
    expect(await sent.innerText()).toContain('À faire suivre');
  }, 90_000);

  it('asks for acknowledgement until it is given, and counts it for the author', async () => {
    const author = await visitors.enter('s_ab');
    const reader = await visitors.enter('s_a');
    await openTalk(author);
    await choose(author, 'Non protégé');
    await composer(author).getByRole('button', { name: 'Options d’envoi' }).click();
    await author.getByRole('menuitem', { name: 'Demander un accusé de lecture…' }).click();
    const dialog = author.getByRole('dialog', { name: 'Demander un accusé de lecture' });
    await withoutFault(author);
    await dialog.getByRole('button', { name: 'Demander' }).click();
    await composer(author).getByText('Accusé de lecture demandé').waitFor();
    await send(author, 'Consigne à confirmer');

    const due = reader.getByRole('link', { name: /^\d+\s+messages? à confirmer$/ });
    await due.waitFor({ timeout: 15_000 });
    await due.click();
    const asked = reader.locator('.inbox-row', { hasText: 'Consigne à confirmer' });
    await asked.waitFor();
    await withoutFault(reader);
    await asked.getByRole('button', { name: 'J’ai lu' }).click();
    await asked.waitFor({ state: 'detached' });
    await written(author, 'Consigne à confirmer')
      .getByText(/1\s+personne a confirmé/)
      .waitFor({ timeout: 10_000 });
  }, 90_000);

  it('says in a sentence that a label is above the conversation, and sends nothing', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author, 'Vie du site');
    await choose(author, 'Secret · ALBATROS');
    await field(author).fill('Trop haut pour ici');
    await composer(author).getByText('dépasse ce que la conversation').waitFor();
    expect(
      await composer(author)
        .getByRole('button', { name: 'Envoyer', exact: true })
        .getAttribute('aria-disabled'),
    ).toBe('true');
    await field(author).press('Enter');
    expect(await bodyOf('Trop haut%')).toBeUndefined();
    await withoutFault(author);
    await field(author).fill('');
  }, 60_000);

  it('says the same in German: who will read it, and why a label is refused', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author, 'Vie du site');
    await author.getByRole('button', { name: 'Deutsch' }).click();
    await field(author).fill('Wer kommt mit zum Essen?');
    const words = composer(author).locator('.composer-audience');
    await words.filter({ hasText: /\d+\sPersonen werden diese Nachricht lesen: \d+ von / }).waitFor();
    expect(await words.innerText()).toMatch(/ · \d+ FRA, \d+ \w{3}/);
    await withoutFault(author);

    await composer(author).locator('select').selectOption({ label: 'Geheim · ALBATROS' });
    const block = composer(author).locator('.composer-block');
    await block.waitFor();
    expect(await block.innerText()).toMatch(/Unterhaltung/);
    await withoutFault(author);
    await field(author).fill('');
  }, 60_000);

  it('shows priority to those who read', async () => {
    const author = await visitors.enter('s_ab');
    const reader = await visitors.enter('s_a');
    await openTalk(author);
    await openTalk(reader);
    await choose(author, 'Non protégé');
    await composer(author).getByRole('button', { name: 'Options d’envoi' }).click();
    await author.getByRole('menuitem', { name: 'Urgent' }).click();
    await composer(author).locator('.option-chip', { hasText: 'Urgent' }).waitFor();
    await withoutFault(author);
    await send(author, 'Banc 3 à arrêter');
    await written(reader, 'Banc 3 à arrêter').locator('.message-head').getByText('Urgent').waitFor();
    // It holds for one message.
    expect(await composer(author).locator('.option-chip').count()).toBe(0);
  }, 60_000);

  it('offers names also while a message is changed, and only of those who read its label', async () => {
    const author = await visitors.enter('s_ab');
    await openTalk(author);
    await choose(author, 'Secret · ALBATROS');
    await send(author, 'Message à compléter');
    await act(author, 'Message à compléter', 'Modifier');
    const editor = author.locator('form.editor');
    const list = author.getByRole('listbox', { name: 'Personnes qui liront ce message' });
    await editor.locator('textarea').press('End');
    await editor.locator('textarea').pressSequentially(' avec @Perrin');
    await editor.getByText('Personne de ce nom ne lira ce message.').waitFor();
    for (let at = 0; at < 'Perrin'.length; at += 1) await editor.locator('textarea').press('Backspace');
    await list.getByRole('option').first().waitFor();
    expect(await list.innerText()).not.toContain('Perrin');
    await withoutFault(author);
    await editor.locator('textarea').press('Enter');
    await list.waitFor({ state: 'detached' });
    await editor.locator('textarea').press('Enter');
    await editor.waitFor({ state: 'detached' });
    expect(await bodyOf('Message à compléter%')).toMatch(
      /avec \[@[^\]]+\]\(ruche:(person\/[0-9a-f-]{36}|space|here)\)/,
    );
  }, 60_000);
});
