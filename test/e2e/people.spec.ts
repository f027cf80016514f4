import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
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

/** Compressed bytes of JavaScript from the first request to an open conversation. */
const FIRST_LOAD_BOUND = 250_000;

describeInBrowser('people, reference lists and the palette', () => {
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
    await visitor.page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();
    return visitor;
  };
  const rail = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name }).click();

  it('finds a person by the beginning of a name, without accents, and keeps the search in the address', async () => {
    const { page, complaints } = await enter('s_ab');
    await rail(page, 'Personnes');
    await page
      .getByRole('link', { name: 'Solène Armand' })
      .or(page.locator('.person-row').first())
      .first()
      .waitFor();
    await page.getByLabel('Chercher une personne').fill('sole arm');
    await page.waitForURL(/query=sole/);
    await page.locator('.people-count', { hasText: '1\u00a0personne' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Solène Armand' }).click();
    await page.getByRole('heading', { name: 'Solène Armand', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Suivre' }).click();
    await page.getByRole('button', { name: 'Ne plus suivre' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goBack();
    expect(await page.getByLabel('Chercher une personne').inputValue()).toBe('sole arm');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('narrows on a small screen too: the directory on demand, the correspondents at once', async () => {
    const { page, complaints } = await enter('s_ab', { width: 360, dark: true });
    await page.goto(`${demo.origin}/people`);
    const unit = page.getByLabel('Unité');
    await page.locator('.person-row').first().waitFor();
    expect(await unit.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await unit.selectOption('Qualité');
    await page.waitForURL(/unit=/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await page.waitForURL((url) => url.search === '');

    await page.getByRole('link', { name: 'Correspondants' }).click();
    await page.getByText('Fanny Benoît-Roux').waitFor();
    await unit.selectOption('Capteurs passifs');
    await page.getByText('Fanny Benoît-Roux').waitFor({ state: 'detached' });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('opens the card of a name by the keyboard, and closes it with Escape', async () => {
    const { page } = await enter('s_ab');
    await page
      .getByRole('link', { name: /Capteurs passifs/ })
      .first()
      .click();
    // A conversation that opens puts the keyboard into its composer: from there somebody goes to a name.
    await page.locator('form.composer textarea:focus').waitFor();
    const name = page.locator('article.message .name-button').last();
    await name.focus();
    await page.keyboard.press('Enter');
    const card = page.locator('.hover-card');
    await card.getByRole('link', { name: 'Voir la fiche' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
  }, 60_000);

  it('walks the org chart with the arrows', async () => {
    const { page } = await enter('s_ab');
    await page.goto(`${demo.origin}/people/chart`);
    const top = page.getByRole('treeitem').first();
    await top.waitFor();
    await top.focus();
    if ((await top.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('ArrowRight');
    await page.locator('[role=treeitem][aria-level="2"]').first().waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('2');
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('1');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
  }, 60_000);

  it('goes to a person and to a space from the palette', async () => {
    const { page, complaints } = await enter('s_ab');
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: /Une personne, un espace/ });
    await search.fill('solene');
    // The person comes first; a talk with her bears her name too.
    await page
      .getByRole('option', { name: /Solène Armand/ })
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Solène Armand', level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await search.fill('capteurs');
    await page
      .getByRole('group', { name: 'Espaces' })
      .getByRole('option', { name: /Capteurs passifs/ })
      .click();
    await page.waitForURL(/\/spaces\/[0-9a-f-]{36}/);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('keeps my text beside the current one when somebody else was quicker', async () => {
    const [mine, other] = [await enter('s_ab'), await enter('s_a')];
    for (const { page } of [mine, other]) {
      await rail(page, 'Référentiels');
      await page.getByRole('button', { name: 'Acronymes' }).click();
      await page.locator('.reference-rows h2 a').first().click();
      await page.locator('section[aria-label^="Entrées"] .reference-rows a').first().click();
      await page.getByRole('button', { name: 'Améliorer' }).click();
    }
    const definition = (page: Page) => page.getByLabel('Définition');
    await definition(mine.page).fill('Ce que j’ai écrit');
    await definition(other.page).fill('Ce que l’autre a écrit');
    await other.page.getByRole('button', { name: 'Enregistrer' }).click();
    await other.page.getByText('Ce que l’autre a écrit').waitFor();
    await mine.page.getByRole('button', { name: 'Enregistrer' }).click();
    const current = mine.page.getByRole('region', { name: 'La version actuelle' });
    await current.waitFor();
    expect(await current.innerText()).toContain('l’autre');
    expect(await definition(mine.page).inputValue()).toBe('Ce que j’ai écrit');
    expect(await accessibilityFaults(mine.page)).toEqual([]);
    await mine.page.getByRole('button', { name: 'Remplacer par mon texte' }).click();
    await mine.page.getByText('Ce que j’ai écrit').waitFor();
    await mine.page.getByRole('button', { name: 'Histoire' }).click();
    await mine.page.getByText('Version 3').waitFor();
  }, 90_000);

  it('shows the operator the directory, and sends a member away from it', async () => {
    const operator = await enter('operator');
    await operator.page.waitForURL(/\/directory$/);
    await operator.page.getByRole('heading', { name: 'Annuaire', level: 1 }).waitFor();
    expect(await accessibilityFaults(operator.page)).toEqual([]);
    const member = await enter('s_ab');
    await member.page.goto(`${demo.origin}/directory`);
    await member.page.waitForURL(/\/messages/);
  }, 60_000);

  it('opens a conversation with at most 250 kB of compressed JavaScript', async () => {
    const scripts: Promise<Buffer>[] = [];
    const visitor = await visit(browser, demo.origin);
    visitors.push(visitor);
    const { page } = visitor;
    // What the page before still had under way is over: its bodies could not be read any more.
    await page.goto('about:blank');
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.body());
    });
    await page.goto(demo.origin);
    await signIn(page, 's_ab');
    await page
      .getByRole('link', { name: /Capteurs passifs/ })
      .first()
      .click();
    await page.locator('article.message').first().waitFor();
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(5);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThanOrEqual(FIRST_LOAD_BOUND);
  }, 60_000);
});
