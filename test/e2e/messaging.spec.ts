import { expect, it } from '@jest/globals';
import { accessibilityFaults } from './support/browser.js';
import { describeTwoPeople } from './support/two-people.js';

describeTwoPeople('messages between two people', (two) => {
  it('brings what one writes, says that he writes, and keeps it', async () => {
    const room = await two.room('Banc un');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await reader.main.getByText('Rien n’a encore été écrit ici').waitFor();
    await author.main.locator('form.composer textarea').pressSequentially('Bon');
    await reader.main.getByText('Sylvain Abadie écrit…').waitFor();
    await author.say('Bonjour du banc');
    await reader.message('Bonjour du banc').waitFor();
    await reader.main.getByText('Sylvain Abadie écrit…').waitFor({ state: 'detached' });
    await reader.say('Bonjour aussi');
    await author.message('Bonjour aussi').waitFor();

    await author.message('Bonjour aussi').getByText('Solène Armand').hover();
    await author.page.locator('.person-card').getByText('En ligne').waitFor();
    expect(await reader.message('Bonjour du banc').count()).toBe(1);
    expect(two.complaints()).toEqual([]);
  }, 120_000);

  it('shows an edit with what it said before, and a tombstone for what was deleted', async () => {
    const room = await two.room('Banc deux');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.say('Essai à dix heures');
    await reader.message('Essai à dix heures').waitFor();
    await author.act('Essai à dix heures', 'Modifier');
    await author.main.locator('form.editor textarea').fill('Essai à onze heures');
    await author.page.keyboard.press('Enter');
    const edited = reader.message('Essai à onze heures');
    await edited.getByText('modifié').waitFor();
    await reader.act('Essai à onze heures', 'Historique');
    const history = reader.page.getByRole('dialog');
    await history.getByText('Essai à dix heures').waitFor();
    expect(await accessibilityFaults(reader.page)).toEqual([]);
    await reader.page.keyboard.press('Escape');

    await author.act('Essai à onze heures', 'Supprimer…');
    await author.page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click();
    await reader.message('Message supprimé').waitFor();
    expect(await reader.page.content()).not.toContain('Essai à');
  }, 120_000);

  it('counts reactions of both, and takes one back', async () => {
    const room = await two.room('Banc trois');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.say('Qui vient ?');
    await reader.message('Qui vient ?').hover();
    await reader.message('Qui vient ?').locator('[data-act=react]').click();
    await reader.page.getByRole('menuitemcheckbox', { name: 'D’accord' }).click();
    const seen = author.message('Qui vient ?').locator('.reaction');
    await seen.filter({ hasText: '1' }).waitFor();
    await seen.click();
    const pressed = reader.message('Qui vient ?').locator('.reaction[aria-pressed=true]');
    await pressed.filter({ hasText: '2' }).waitFor();
    await pressed.hover();
    await reader.page.getByRole('tooltip').getByText('Sylvain Abadie').waitFor();
    await pressed.click();
    await seen.filter({ hasText: '1' }).waitFor();
    await seen.click();
    await reader.message('Qui vient ?').locator('.reaction').waitFor({ state: 'detached' });
  }, 120_000);

  it('lists for both what one pins, leads to it, and takes it from the list again', async () => {
    const room = await two.room('Banc quatre');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.say('Mode d’emploi');
    await author.act('Mode d’emploi', 'Épingler');
    const strip = reader.main.locator('.pins-strip');
    await strip.filter({ hasText: 'Mode d’emploi' }).waitFor();
    await reader.message('Mode d’emploi').getByText('Épinglé').waitFor();
    await strip.click();
    await reader.side.getByText('Épinglé par Sylvain Abadie').waitFor();
    expect(await accessibilityFaults(reader.page)).toEqual([]);
    await reader.press('Aller au message', reader.side);
    await reader.main.locator('article[data-shown]').filter({ hasText: 'Mode d’emploi' }).waitFor();
    await author.act('Mode d’emploi', 'Désépingler');
    await reader.side.getByText('Rien n’est épinglé ici').waitFor();
    await strip.waitFor({ state: 'detached' });
  }, 120_000);

  it('keeps for one what he saves, for nobody else, and follows an edit there', async () => {
    const room = await two.room('Banc cinq');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.say('Référence du capteur');
    await reader.act('Référence du capteur', 'Garder pour plus tard');
    await reader.message('Référence du capteur').getByText('Gardé').waitFor();
    expect(await author.message('Référence du capteur').getByText('Gardé').count()).toBe(0);
    await reader.page.getByRole('link', { name: 'Gardés' }).click();
    const row = reader.page.locator('.inbox-row', { hasText: 'Référence du capteur' });
    await row.waitFor();
    expect(await accessibilityFaults(reader.page)).toEqual([]);
    await row.getByRole('link').click();
    await reader.act('Référence du capteur', 'Ne plus garder');
    await reader.message('Référence du capteur').getByText('Gardé').waitFor({ state: 'detached' });
    await reader.page.getByRole('link', { name: 'Gardés' }).click();
    await reader.page.getByRole('heading', { name: 'Messages gardés' }).waitFor();
    await row.waitFor({ state: 'detached' });
  }, 120_000);
});
