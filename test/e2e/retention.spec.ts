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

describeInBrowser('retention', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitor[] = [];
  let space: { id: string; conversation: string };

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    const { rows } = await demo.admin.query<{ id: string; conversation: string }>(
      `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
       SELECT gen_random_uuid(), 'project', 'Salle d’archives', 'closed', l.id, l.id, l.id
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
       SELECT a.id, s.id, s.entry_label_id, CASE a.uid WHEN 'dr' THEN 'animator' ELSE 'member' END
       FROM auth.account a, spaces.space s WHERE s.id = $1 AND a.uid IN ('np', 'dr')`,
      [space.id],
    );
    // Three old messages: their ids carry their time, as everywhere.
    await demo.admin.query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       SELECT (lpad(to_hex((extract(epoch FROM t.at) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
         $2, s.id, s.entry_label_id, a.id, 'Relevé n° ' || t.days, t.at
       FROM spaces.space s, auth.account a,
         (SELECT days, now() - make_interval(days => days) AS at FROM unnest(ARRAY[500, 400, 20]) days) t
       WHERE s.id = $1 AND a.uid = 'np'`,
      [space.id, space.conversation],
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
    for (const { context, complaints, foreign } of visitors) {
      await context.close();
      // An act before the password is refused, which the browser reports as an error of loading.
      expect(complaints.filter((text) => !text.includes('403'))).toEqual([]);
      expect(foreign).toEqual([]);
    }
  });

  const enter = async (username: string, path: string): Promise<Page> => {
    const visitor = await visit(browser, demo.origin);
    visitors.push(visitor);
    await signIn(visitor.page, username, PASSWORD);
    await visitor.page.locator('.shell').waitFor();
    await visitor.page.goto(`${demo.origin}${path}`);
    return visitor.page;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const stepUp = async (page: Page): Promise<void> => {
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await press(page, 'Continuer');
  };
  const expectAccessible = async (page: Page): Promise<void> => {
    expect(await accessibilityFaults(page)).toEqual([]);
  };
  const kept = async (): Promise<number> => {
    const { rowCount } = await demo.admin.query('SELECT FROM messaging.message WHERE space_id = $1', [
      space.id,
    ]);
    return rowCount ?? 0;
  };

  it('a hold of one officer outlasts the period of an animator, until two officers release it', async () => {
    const first = await enter('officer', '/retention');
    await first.getByText('Aucune conservation légale').waitFor();
    await expectAccessible(first);
    await press(first, 'Ouvrir une conservation…');
    await first.getByRole('radio', { name: 'Un espace entier' }).check();
    await first.getByLabel('Lien ou identifiant de l’espace').fill(`${demo.origin}/spaces/${space.id}`);
    await first.getByLabel('Raison').fill('Enquête 12');
    await expectAccessible(first);
    await press(first, 'Ouvrir la conservation');
    // An act of an officer asks for the password first.
    await stepUp(first);
    await first.getByText('Enquête 12').waitFor();

    const member = await enter('np', `/spaces/${space.id}`);
    await member.getByText('Les messages sont gardés sans limite de durée.').waitFor();
    const animator = await enter('dr', `/spaces/${space.id}/settings/retention`);
    await animator.getByRole('radio', { name: 'Une durée choisie ici' }).check();
    await animator.getByLabel('Garder les messages', { exact: true }).fill('12');
    await animator.getByLabel('Garder les messages, Unité').selectOption('months');
    await expectAccessible(animator);
    await press(animator, 'Changer la durée…');
    // Counted as if nothing was held.
    await animator.getByText(/^2\s+messages que vous pouvez lire seraient détruits/).waitFor();
    await expectAccessible(animator);
    await press(animator, /^Changer la durée$/);
    await animator.getByRole('cell', { name: /^12\s+mois$/ }).waitFor();
    await member.reload();
    await member.getByText(/Les messages sont gardés 12\s+mois\./).waitFor();

    await press(first, 'Demander la levée…');
    await first.getByLabel('Raison de la levée').fill('Affaire classée');
    await expectAccessible(first);
    await press(first, /^Demander la levée$/);
    await first.getByText(/^Votre demande attend un autre officier/).waitFor();
    expect(await first.getByRole('button', { name: /Confirmer/ }).count()).toBe(0);

    const second = await enter('deputy', '/retention');
    await second.getByText('Affaire classée').waitFor();
    await expectAccessible(second);
    expect(await kept()).toBe(3);
    await press(second, 'Confirmer la levée…');
    await press(second, /^Confirmer la levée$/);
    await stepUp(second);
    await second.getByText(/^Levée, confirmée par/).waitFor();
    const { rows: log } = await demo.admin.query<{ event: string }>(
      `SELECT event FROM audit.audit_event WHERE event LIKE 'hold.%' AND event <> 'hold.listed' AND outcome = 'success' ORDER BY at`,
    );
    expect(log.map(({ event }) => event)).toEqual(['hold.opened', 'hold.release_asked', 'hold.released']);
  }, 120_000);

  it('an officer decides the periods of the site and finds whom a hold is to cover', async () => {
    const page = await enter('officer', '/retention');
    await press(page, 'Modifier les durées…');
    await press(page, 'Ajouter une règle');
    await expectAccessible(page);
    await press(page, 'Décider');
    await stepUp(page);
    await page.getByText('Les nouvelles durées valent dès maintenant.').waitFor();
    await page.getByRole('cell', { name: 'Projet' }).waitFor();
    await press(page, 'Ouvrir une conservation…');
    await page.getByLabel('Nom ou identifiant de la personne').fill('np');
    await page
      .getByRole('radio', { name: /^(?!Ce qu|Un espace)/ })
      .first()
      .check();
    await page.getByLabel('Écrit à partir du').fill('2026-01-10');
    await page.getByLabel('Écrit jusqu’au').fill('2026-01-02');
    await page.getByText('Le dernier jour précède le premier.').waitFor();
    await page.getByLabel('Écrit jusqu’au').fill('2026-02-10');
    await page.getByLabel('Raison').fill('Enquête 13');
    await expectAccessible(page);
    await press(page, 'Ouvrir la conservation');
    await page.getByText(/écrit du 10 janvier 2026 au 10 février 2026/).waitFor();
  }, 90_000);
});
