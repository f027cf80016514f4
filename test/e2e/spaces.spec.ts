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

const NAME = 'Optique adaptative';

describeInBrowser('the life of a space', () => {
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

  const enter = async (username: string): Promise<Visitor> => {
    const visitor = await visit(browser, demo.origin);
    visitors.push(visitor);
    await signIn(visitor.page, username);
    await visitor.page.getByRole('link', { name: 'Espaces' }).click();
    await visitor.page.getByRole('heading', { name: 'Espaces', level: 1 }).waitFor();
    return visitor;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const told = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const openSpace = async (page: Page): Promise<void> => {
    await page.goto(`${demo.origin}/spaces`);
    await page.getByLabel('Chercher un espace').fill('Optique');
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
  };
  const expectAccessible = async (page: Page): Promise<void> => {
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it('goes from its creation over a request and a raise of its entry label to its archive', async () => {
    const animator = await enter('s_a');
    const asker = await enter('np');
    await animator.page.getByRole('link', { name: 'Créer un espace' }).click();
    // Nothing typed is lost by a form that is not complete.
    await animator.page.getByLabel('Raison d’être').fill('Corriger la turbulence.');
    await press(animator.page, 'Créer et préparer le lancement');
    await animator.page.getByText('Donnez un nom à l’espace.').waitFor();
    expect(await animator.page.getByLabel('Raison d’être').inputValue()).toBe('Corriger la turbulence.');
    await animator.page.getByLabel('Nom', { exact: true }).fill(NAME);
    await animator.page.getByRole('radio', { name: 'Sur demande' }).check();
    await animator.page.getByLabel('Plafond').selectOption({ label: 'Secret · ALBATROS' });
    await expectAccessible(animator.page);
    await press(animator.page, 'Créer et préparer le lancement');
    await animator.page.getByLabel('La cause commune').fill('Un miroir de moins par banc.');
    await expectAccessible(animator.page);
    await press(animator.page, 'Enregistrer le lancement');
    await animator.page.getByText('1 sur 4 points préparés').waitFor();

    await openSpace(asker.page);
    expect(await asker.page.content()).not.toContain('Un miroir de moins par banc.');
    await press(asker.page, 'Demander à entrer');
    await asker.page.getByLabel(/^Votre message/).fill('Je tiens le banc 3.');
    await press(asker.page, 'Envoyer la demande');
    await asker.page.getByText('Votre demande attend la réponse d’un animateur.').waitFor();

    await animator.page.reload();
    await animator.page.getByRole('link', { name: 'Répondre' }).click();
    await animator.page.getByText('Je tiens le banc 3.').waitFor();
    await expectAccessible(animator.page);
    await press(animator.page, /^Accepter/);
    await told(animator.page, 'est maintenant membre');
    await asker.page.reload();
    await asker.page.getByText('Vous êtes membre.').waitFor();
    await asker.page.getByText('Un miroir de moins par banc.').waitFor();
    await expectAccessible(asker.page);

    await animator.page.getByRole('link', { name: 'Étiquettes' }).click();
    await animator.page.getByLabel('Relever à').selectOption({ label: 'Diffusion Restreinte' });
    await press(animator.page, 'Relever l’entrée…');
    const question = animator.page.getByRole('alertdialog', { name: new RegExp(NAME) });
    expect(await question.textContent()).toContain('perdent l’accès aussitôt');
    await question.getByRole('button', { name: 'Relever l’entrée' }).click();
    await told(animator.page, '1 membre n’a plus accès');
    await asker.page.reload();
    await asker.page.getByText('Cet espace est introuvable').waitFor();
    expect(await asker.page.content()).not.toContain(NAME);

    await animator.page.getByRole('link', { name: 'Vie de l’espace' }).click();
    await press(animator.page, 'Archiver l’espace');
    await told(animator.page, 'L’espace est archivé.');
    await animator.page.getByRole('link', { name: 'Revenir à l’espace' }).click();
    await animator.page.getByText(/on le lit encore, on n’y écrit plus/).waitFor();
    await expectAccessible(animator.page);
    await animator.page.getByRole('button', { name: 'Rouvrir l’espace' }).waitFor();

    const { rows } = await demo.admin.query<{ event: string; outcome: string }>(
      `SELECT DISTINCT ON (a.event) a.event, a.outcome FROM audit.audit_event a
       JOIN spaces.space s ON s.id = a.object_id
       WHERE s.name = $1 AND a.event IN ('space.created', 'space.launch_set', 'space.requested',
         'space.request_decided', 'space.entry_raised', 'space.archived') ORDER BY a.event`,
      [NAME],
    );
    expect(rows).toEqual(
      ['archived', 'created', 'entry_raised', 'launch_set', 'request_decided', 'requested'].map((event) => ({
        event: `space.${event}`,
        outcome: 'success',
      })),
    );
    expect(animator.complaints).toEqual([]);
    for (const { foreign } of visitors) expect(foreign).toEqual([]);
  }, 60_000);

  it('takes back what was left by mistake, and says so although the page is asked for anew', async () => {
    const { page } = await enter('np');
    await page.getByRole('link', { name: 'Forge et outils logiciels' }).click();
    await press(page, 'Rejoindre');
    await told(page, 'Vous êtes maintenant membre.');
    await press(page, 'Quitter');
    await told(page, 'Vous avez quitté l’espace.');
    await press(page, 'Annuler');
    await told(page, 'Vous êtes maintenant membre.');
    await page.reload();
    await page.getByText('Vous êtes membre.').waitFor();
  }, 60_000);
});
