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

const PASSWORD = 'ruche-demo';
const RUDE = 'Ce banc est tenu par des incapables.';
const HIGH = 'La portée mesurée est de 412 mètres.';

describeInBrowser('moderation', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitor[] = [];
  let space: { id: string; conversation: string };

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    const { rows } = await demo.admin.query<{ id: string; conversation: string }>(
      `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
       SELECT gen_random_uuid(), 'project', 'Salle d’essais', 'closed', l.id, l.id, l.id
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
       SELECT a.id, s.id, s.entry_label_id, CASE WHEN a.uid IN ('dr', 's_ab') THEN 'animator' ELSE 'member' END
       FROM auth.account a, spaces.space s WHERE s.id = $1 AND a.uid IN ('np', 's_a', 'dr', 's_ab')`,
      [space.id],
    );
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

  const enter = async (username: string, path: string, options = {}): Promise<Page> => {
    const visitor = await visit(browser, demo.origin, options);
    visitors.push(visitor);
    await signIn(visitor.page, username, PASSWORD);
    await visitor.page.locator('.shell').waitFor();
    await visitor.page.goto(`${demo.origin}${path}`);
    return visitor.page;
  };
  const talk = (): string => `/messages/${space.conversation}`;
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const say = async (page: Page, text: string): Promise<void> => {
    await page.locator('form.composer textarea').fill(text);
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: text }).waitFor();
  };
  const act = async (page: Page, text: string, name: RegExp): Promise<void> => {
    const message = page.getByRole('article').filter({ hasText: text });
    await message.hover();
    await message.getByRole('button', { name: 'Actions sur le message' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  const expectAccessible = async (page: Page): Promise<void> => {
    expect(await accessibilityFaults(page)).toEqual([]);
  };

  it('goes from a report over a hidden message and its appeal to the open register', async () => {
    const author = await enter('np', talk());
    await say(author, RUDE);
    const reader = await enter('s_a', talk());
    await act(reader, RUDE, /^Signaler…$/);
    await reader.getByRole('radio', { name: 'Blessant ou insultant' }).check();
    await expectAccessible(reader);
    await press(reader, /^Signaler$/);
    await reader.getByText('Merci. Les animateurs ont votre signalement.').waitFor();

    const animator = await enter('dr', `/spaces/${space.id}/moderation`);
    await animator.getByText(RUDE).waitFor();
    await expectAccessible(animator);
    await press(animator, 'Décider…');
    await animator.getByRole('radio', { name: 'Masquer le message' }).check();
    await animator.getByLabel('Règle de la maison').selectOption({ label: 'Respect des personnes' });
    await animator.getByLabel('Raison, en quelques mots').fill('Pas de mépris ici.');
    await expectAccessible(animator);
    await press(animator, /^Décider$/);
    await animator.getByText('Aucun signalement en attente.').waitFor();

    // Without a reload: the words go from the screens of those who read them.
    await reader.getByText('Message masqué par la modération.').waitFor();
    expect(await reader.content()).not.toContain(RUDE);
    await author.goto(`${demo.origin}${talk()}`);
    await author.getByRole('link', { name: 'Voir la décision' }).click();
    await author.getByText('Pas de mépris ici.').waitFor();
    await press(author, 'Voir le texte masqué');
    await author.getByText(RUDE).waitFor();
    await author.getByLabel('Ce que vous voulez dire').fill('Je parlais du banc.');
    await expectAccessible(author);
    await press(author, 'Faire un recours');
    await author.getByText('Le recours attend la réponse d’un autre animateur.').waitFor();

    const other = await enter('s_ab', `/spaces/${space.id}/moderation`);
    await other.getByText('Je parlais du banc.').waitFor();
    await other.getByRole('link', { name: 'Examiner', exact: true }).click();
    await other.getByRole('radio', { name: 'Maintenir la décision' }).check();
    await other.getByLabel('Raison', { exact: true }).fill('Les mots visent des personnes.');
    await press(other, 'Répondre');
    await other.getByText('Décision maintenue').waitFor();

    await reader.goto(`${demo.origin}/spaces/${space.id}/register`);
    await reader.getByRole('cell', { name: 'décision maintenue' }).waitFor();
    await expectAccessible(reader);
    const text = await reader.locator('main').innerText();
    for (const word of [RUDE, 'mépris', 'visent']) expect(text).not.toContain(word);
  }, 90_000);

  it('withholds what is too high at once, until an animator and an officer have decided', async () => {
    const author = await enter('np', talk());
    await say(author, HIGH);
    const reader = await enter('s_a', talk());
    await act(reader, HIGH, /trop élevé/);
    await reader.getByLabel(/Qu’est-ce qui est trop élevé/).fill('La portée, dans une salle non protégée.');
    await expectAccessible(reader);
    await press(reader, 'Retenir le message');
    await reader.getByText('Le message et ses copies sont retenus.').waitFor();
    await author.getByText(/^Message retenu/).waitFor();
    expect(await author.content()).not.toContain(HIGH);

    const animator = await enter('s_ab', '/spills');
    await animator.getByRole('link', { name: 'Examiner', exact: true }).click();
    await animator.getByLabel('Pourquoi vous l’ouvrez').fill('Pour décider.');
    await press(animator, 'Ouvrir le texte');
    await animator.getByText(HIGH).waitFor();
    await animator.getByRole('radio', { name: /supprimer/ }).check();
    await animator.getByLabel('Raison', { exact: true }).fill('Portée d’essai.');
    await expectAccessible(animator);
    await press(animator, 'Proposer');
    await animator.getByText(/Votre proposition attend/).waitFor();

    const officer = await enter('officer', '/');
    await officer.getByRole('heading', { name: 'Contenus trop élevés' }).waitFor();
    await expectAccessible(officer);
    await officer.getByRole('link', { name: 'Examiner', exact: true }).click();
    await press(officer, 'Confirmer…');
    await press(officer, /^Confirmer$/);
    // An act of an officer asks for the password first.
    await officer.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await expectAccessible(officer);
    await press(officer, 'Continuer');
    await officer.getByText('Rien à examiner').waitFor();

    await author.getByText('Supprimé : trop élevé pour ce lieu.').waitFor();
    const { rows } = await demo.admin.query(
      `SELECT FROM messaging.message WHERE body LIKE '%412%' UNION ALL SELECT FROM messaging.withheld_words WHERE body LIKE '%412%'`,
    );
    expect(rows).toHaveLength(0);
  }, 90_000);
});
