import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  accessibilityFaults,
  describeInBrowser,
  launchBrowser,
  signIn,
  visit,
  type Visitor,
} from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';

describeInBrowser('the journey of a labelled message', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitor[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  }, 30_000);
  beforeEach(() => {
    visitors = [];
  });
  afterEach(async () => {
    for (const { context } of visitors) await context.close();
  });

  const enter = async (username: string, options: Parameters<typeof visit>[2] = {}): Promise<Visitor> => {
    const visitor = await visit(browser, demo.origin, options);
    visitors.push(visitor);
    await signIn(visitor.page, username);
    return visitor;
  };
  const openTalk = async (page: Page, name: string): Promise<void> => {
    await page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await page.getByRole('heading', { name }).waitFor();
  };
  const inTalk = (page: Page, text: string) =>
    page.locator('article.message:not(.outgoing)', { hasText: text });
  const choose = async (page: Page, label: string): Promise<void> => {
    await page.locator('form.composer select').selectOption({ label });
  };
  const send = async (page: Page, body: string): Promise<void> => {
    await page.locator('form.composer textarea').fill(body);
    await page.locator('form.composer button[type=submit]').click();
  };

  it('goes from one browser to another over the directory, the labels, the database and the stream', async () => {
    const author = await enter('s_ab');
    const reader = await enter('s_a');
    const outsider = await enter('np');
    for (const { page } of [author, reader, outsider]) await openTalk(page, 'Capteurs passifs');
    await choose(author.page, 'Secret · ALBATROS');
    await send(author.page, 'Mesure du jour : CANARY-live');
    await inTalk(reader.page, 'CANARY-live').waitFor({ timeout: 5_000 });
    await choose(author.page, 'Non protégé');
    await send(author.page, 'Le compte rendu est en ligne');
    // What came later is there, so what came before was not delayed but withheld.
    await inTalk(outsider.page, 'Le compte rendu est en ligne').waitFor({ timeout: 5_000 });
    expect(await outsider.page.content()).not.toContain('CANARY-live');

    const { rows } = await demo.admin.query<{ event: string; outcome: string }>(
      `SELECT a.event, a.outcome FROM audit.audit_event a JOIN messaging.message m ON m.id = a.object_id
       WHERE m.body LIKE '%CANARY-live' AND a.event IN ('message.posted', 'message.delivered') ORDER BY a.id`,
    );
    expect(rows).toEqual([
      { event: 'message.posted', outcome: 'success' },
      { event: 'message.delivered', outcome: 'success' },
    ]);
    for (const { complaints, foreign } of visitors) {
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
    }
  }, 60_000);

  it('keeps everything about a message from who may not read it', async () => {
    const author = await enter('s_ab');
    const outsider = await enter('np');
    await openTalk(author.page, 'Capteurs passifs');
    const seen: string[] = [];
    outsider.page.on(
      'response',
      (response) =>
        void response.text().then(
          (text) => seen.push(text),
          () => undefined,
        ),
    );
    await openTalk(outsider.page, 'Capteurs passifs');
    await choose(author.page, 'Secret · ALBATROS · BORÉAL');
    await send(author.page, 'CANARY-withheld');
    await inTalk(author.page, 'CANARY-withheld').waitFor();
    await outsider.page.reload();
    await openTalk(outsider.page, 'Capteurs passifs');
    const id = (
      await demo.admin.query<{ id: string }>(
        `SELECT id FROM messaging.message WHERE body = 'CANARY-withheld'`,
      )
    ).rows[0]?.id;
    expect(id).toBeDefined();
    const everything = `${seen.join('\n')}${await outsider.page.content()}`;
    expect(everything).toContain('Capteurs passifs');
    expect(everything).not.toContain('CANARY-withheld');
    expect(everything).not.toContain(id);
    // The last one opens the dialog that composes a label of what its maker holds.
    const labels = await outsider.page.locator('form.composer select option').allTextContents();
    expect(labels).toEqual(['Non protégé', 'Autre étiquette…']);
  }, 60_000);

  it('refuses a wrong password in words and keeps the name', async () => {
    const visitor = await visit(browser, demo.origin);
    visitors.push(visitor);
    await signIn(visitor.page, 's_ab', 'not-the-password');
    await visitor.page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    expect(await visitor.page.inputValue('input[autocomplete=username]')).toBe('s_ab');
  });

  it.each([
    ['Français', 'SECRET', false, 1280],
    ['English', 'SECRET', true, 1280],
    ['Deutsch', 'GEHEIM', false, 360],
    ['Français', 'SECRET', true, 360],
  ])(
    'has no accessibility fault in %s (%s), dark %s, at %i pixels',
    async (language, marking, dark, width) => {
      const visitor = await visit(browser, demo.origin, { dark, width });
      visitors.push(visitor);
      await visitor.page.waitForSelector('form');
      await visitor.page.getByRole('button', { name: language }).click();
      expect(await accessibilityFaults(visitor.page)).toEqual([]);
      await signIn(visitor.page, 's_ab');
      await visitor.page
        .getByRole('link', { name: /Capteurs passifs/ })
        .first()
        .waitFor();
      expect(await accessibilityFaults(visitor.page)).toEqual([]);
      expect((await visitor.page.locator('body').innerText()).toUpperCase()).toContain(marking);
      await openTalk(visitor.page, 'Capteurs passifs');
      expect(await accessibilityFaults(visitor.page)).toEqual([]);
      expect(visitor.complaints).toEqual([]);
    },
    60_000,
  );

  it('shows officers that their role has no content', async () => {
    const officer = await enter('officer');
    await officer.page.getByRole('main').waitFor();
    await officer.page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await officer.page.getByRole('link', { name: /Capteurs passifs/ }).count()).toBe(0);
    expect(await accessibilityFaults(officer.page)).toEqual([]);
  }, 60_000);
});
