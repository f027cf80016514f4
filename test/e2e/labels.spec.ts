import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { accessibilityFaults, describeInBrowser, launchBrowser, signIn, visit } from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';

const MARKING = 'Secret · BORÉAL · Communicable à Allemagne, France';

describeInBrowser('a label that nobody has used yet', () => {
  let demo: ServedDemo;
  let browser: Browser;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  }, 30_000);

  it('is composed with the keyboard alone and chosen at once; the form around it is not sent', async () => {
    const { context, page, complaints } = await visit(browser, demo.origin);
    await signIn(page, 's_ab');
    await page.getByRole('link', { name: 'Référentiels' }).click();
    await page.getByRole('button', { name: 'Nouveau référentiel' }).click();
    const form = page.getByRole('dialog', { name: 'Nouveau référentiel' });
    await form.getByRole('textbox', { name: 'Nom' }).fill('Essais en vol');
    const chooser = form.locator('.label-chooser select');
    // The label of the first space is proposed as soon as the spaces are known.
    await chooser.locator('option[value=""]').waitFor({ state: 'detached' });
    const before = await chooser.inputValue();
    expect(await chooser.locator('option', { hasText: MARKING }).count()).toBe(0);

    await chooser.focus();
    await chooser.selectOption({ label: 'Autre étiquette…' });
    const dialog = page.getByRole('dialog', { name: 'Autre étiquette' });
    await dialog.getByRole('radio', { name: 'Non protégé' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await chooser.inputValue()).toBe(before);
    expect(await chooser.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);

    await chooser.selectOption({ label: 'Autre étiquette…' });
    await dialog.getByRole('radio', { name: 'Secret' }).check();
    await dialog.getByRole('checkbox', { name: 'BORÉAL' }).press('Space');
    await dialog.getByRole('checkbox', { name: 'Allemagne' }).press('Space');
    await dialog.getByText('cochez aussi France').waitFor();
    expect(await dialog.getByRole('button', { name: 'Utiliser' }).getAttribute('aria-disabled')).toBe('true');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'France' }).press('Space');
    await dialog.getByText(MARKING).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await form.locator('.label-chooser > span', { hasText: MARKING }).waitFor();
    expect(await form.getByRole('textbox', { name: 'Nom' }).inputValue()).toBe('Essais en vol');
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('names no compartment to those who hold none', async () => {
    const { context, page } = await visit(browser, demo.origin);
    await signIn(page, 'np');
    await page.getByRole('link', { name: 'Espaces' }).click();
    await page.getByRole('link', { name: 'Créer un espace' }).click();
    await page.locator('.label-chooser select').first().selectOption({ label: 'Autre étiquette…' });
    const dialog = page.getByRole('dialog', { name: 'Autre étiquette' });
    await dialog.getByRole('radio', { name: 'Non protégé' }).waitFor();
    expect(await dialog.getByRole('radio').count()).toBe(1);
    expect(await dialog.textContent()).not.toMatch(/Compartiments|ALBATROS|BOR[EÉ]AL/);
    await context.close();
  }, 60_000);
});
