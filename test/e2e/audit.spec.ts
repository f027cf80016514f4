import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { TestSequencer } from '../support/audit/test-sequencer.js';
import { plantRecords } from '../support/audit/planted-records.js';
import {
  accessibilityFaults,
  describeInBrowser,
  launchBrowser,
  signIn,
  visit,
  type Visitor,
} from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';

describeInBrowser('the audit log', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitor[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    await plantRecords(demo, 30_000, {
      actor: `(SELECT id FROM auth.account WHERE uid = CASE WHEN n % 3 = 0 THEN 's_ab' ELSE 'np' END)`,
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  }, 30_000);
  beforeEach(() => {
    visitors = [];
  });
  afterEach(async () => {
    for (const { context, complaints, foreign } of visitors) {
      await context.close();
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
    }
  });

  const enter = async (username: string, options: Parameters<typeof visit>[2] = {}): Promise<Page> => {
    const visitor = await visit(browser, demo.origin, options);
    visitors.push(visitor);
    await signIn(visitor.page, username);
    await visitor.page.locator('.shell').waitFor();
    return visitor.page;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const seal = async (): Promise<void> => {
    const sequencer = TestSequencer.make(demo);
    await sequencer.sequencer.begin();
    await sequencer.sealAll();
    await sequencer.stop();
  };

  it('an officer asks who signed in, opens the record, and goes on to who saw its object', async () => {
    const member = await enter('s_ab');
    await member.getByText('Capteurs passifs').first().waitFor();
    await seal();
    const page = await enter('officer');
    await page.getByRole('link', { name: 'Journal d’audit' }).click();
    await page.locator('a.audit-row').first().waitFor();
    await page.getByText(/enregistrements? scellés? · dernier point de contrôle/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await press(page, /^Choisir les événements/);
    await page.getByLabel('Chercher un événement').fill('connexion');
    await page.getByLabel('Connexion', { exact: true }).check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'Filtrer');
    await page.waitForURL(/event=session\.opened/);
    await press(page, /^Choisir qui a agi/);
    await page.getByLabel('Nom ou identifiant').fill('s_ab');
    await page.locator('.audit-people button').first().click();
    await page.waitForURL(/actor=/);

    await page.locator('a.audit-row').last().click();
    const panel = page.getByRole('complementary', { name: 'Enregistrement' });
    await panel.getByText(/^feuille \d+, sous le point de contrôle de taille/).waitFor();
    expect(await panel.locator('pre').textContent()).toContain('"event":"session.opened"');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    expect(await accessibilityFaults(page)).toEqual([]);
    await panel.getByRole('link', { name: 'Qui a vu cet objet' }).click();
    await page.waitForURL(/\/audit\?object=/);
    await page.getByText(/enregistrements? affichés?\. Début du journal/).waitFor();
    await page.goBack();
    await panel.getByText(/^feuille/).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });

    const { rows } = await demo.admin.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit.audit_event WHERE event IN ('audit.read', 'audit.record_read', 'audit.people_searched')`,
    );
    expect(rows[0]?.count).toBeGreaterThanOrEqual(5);
  }, 120_000);

  it('a long log is read on as far as somebody scrolls, and a rare question says how far it looked', async () => {
    const page = await enter('officer');
    await page.goto(`${demo.origin}/audit?event=message.read`);
    await page.locator('a.audit-row').first().waitFor();
    await page.locator('.audit-scroll').focus();
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('End');
    await page.getByText(/^(?:1\d\d|[2-9]\d\d)\s+enregistrements affichés\. Parcouru jusqu’au/).waitFor();
    // Nothing fits: it looks on by itself, and says so at the end.
    await page.goto(`${demo.origin}/audit?objectType=Nothing`);
    await page.getByText('Aucun enregistrement ne répond à ces filtres').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'Tout effacer');
    await page.locator('a.audit-row').first().waitFor();
  }, 90_000);

  it('an auditor begins with the log, on a narrow screen too; a member is sent to his own work', async () => {
    const page = await enter('auditor', { width: 360, dark: true });
    await page.waitForURL(/\/audit$/);
    await page.locator('a.audit-row').first().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('a.audit-row').first().click();
    await page.getByText('Texte exact scellé').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const member = await enter('np');
    expect(await member.getByRole('link', { name: 'Journal d’audit' }).count()).toBe(0);
    await member.goto(`${demo.origin}/audit`);
    await member.waitForURL(/\/messages/);
  }, 90_000);
});
