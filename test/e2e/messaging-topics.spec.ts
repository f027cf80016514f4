import { expect, it } from '@jest/globals';
import { accessibilityFaults } from './support/browser.js';
import { describeTwoPeople } from './support/two-people.js';

describeTwoPeople('topics between two people', (two) => {
  it('answers beside the talk, names and resolves the topic, and reopens it, for both at once', async () => {
    const room = await two.room('Atelier un');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.say('Quelle portée ?');
    await reader.message('Quelle portée ?').waitFor();
    await reader.openTopic('Quelle portée ?');
    await reader.side.locator('form.composer textarea').pressSequentially('Env');
    await author.openTopic('Quelle portée ?');
    await author.side.getByText('Solène Armand écrit…').waitFor();
    await reader.say('Environ douze mètres', reader.side);
    await author.message('Environ douze mètres', author.side).waitFor();
    const line = author.message('Quelle portée ?').locator('.topic-line');
    await line.filter({ hasText: /1\s+réponse/ }).waitFor();
    // A reply stands in its topic only.
    expect(await author.message('Environ douze mètres').count()).toBe(0);

    await author.press('Donner un titre', author.side);
    await author.side.getByLabel('Titre du sujet').fill('Portée du capteur');
    await author.page.keyboard.press('Enter');
    await reader.side.getByRole('heading', { name: 'Portée du capteur' }).waitFor();
    await reader
      .message('Quelle portée ?')
      .locator('.topic-line strong')
      .filter({ hasText: 'Portée' })
      .waitFor();
    await author.press('Marquer résolu', author.side);
    await reader.side.getByText('Résolu par Sylvain Abadie').waitFor();
    await reader.message('Quelle portée ?').locator('.topic-resolved').waitFor();
    expect(await accessibilityFaults(reader.page)).toEqual([]);
    await reader.press('Rouvrir', reader.side);
    await author.message('Quelle portée ?').locator('.topic-resolved').waitFor({ state: 'detached' });
    expect(two.complaints()).toEqual([]);
  }, 120_000);

  it('tells who is away from a topic what came there, and leads to it', async () => {
    const room = await two.room('Atelier deux');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.say('Qui a la clé ?');
    await author.openTopic('Qui a la clé ?');
    await author.press('Fermer le sujet', author.side);
    await reader.openTopic('Qui a la clé ?');
    await reader.say('Moi', reader.side);
    const line = author.message('Qui a la clé ?').locator('.topic-line');
    await line.filter({ hasText: /1\s+nouvelle/ }).waitFor();
    await line.click();
    await author.message('Moi', author.side).waitFor();
    await line.locator('.count').waitFor({ state: 'detached' });
    await author.page.keyboard.press('Escape');
    await author.side.waitFor({ state: 'detached' });
    // A topic that one has written in is among those that one follows.
    await reader.page.getByRole('link', { name: /^Sujets/ }).click();
    await reader.page.locator('.inbox-row', { hasText: 'Qui a la clé ?' }).waitFor();
  }, 120_000);

  it('goes from a quote to what it quotes, and from a link to the message, in a topic too', async () => {
    const room = await two.room('Atelier trois');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.say('Mesure de lundi');
    await author.openTopic('Mesure de lundi');
    await author.say('Détail de lundi', author.side);
    await author.press('Fermer le sujet', author.side);
    await reader.act('Mesure de lundi', 'Citer');
    await reader.main.getByRole('list', { name: 'Messages cités' }).waitFor();
    await reader.say('Je reprends celle-ci');
    const quoting = author.message('Je reprends celle-ci');
    await quoting.getByRole('button', { name: 'Aller au message cité' }).click();
    await author.main.locator('article[data-shown]').filter({ hasText: 'Mesure de lundi' }).waitFor();

    await author.openTopic('Mesure de lundi');
    await author.act('Détail de lundi', 'Copier le lien', author.side);
    await author.page.getByText('Lien copié.').waitFor();
    const link = await author.page.evaluate(() => navigator.clipboard.readText());
    await reader.page.goto(link);
    await reader.side.locator('article[data-shown]').filter({ hasText: 'Détail de lundi' }).waitFor();
    expect(await accessibilityFaults(reader.page)).toEqual([]);

    // What is deleted is not kept by its quote.
    await author.act('Mesure de lundi', 'Supprimer…');
    await author.page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click();
    await author.message('Message supprimé').waitFor();
    await reader.page.reload();
    await reader.message('Je reprends celle-ci').getByText('Le message cité a été supprimé.').waitFor();
  }, 120_000);
});
