import { expect, it } from '@jest/globals';
import { accessibilityFaults } from './support/browser.js';
import { describeTwoPeople } from './support/two-people.js';

describeTwoPeople('messages that ask to be acknowledged', (two) => {
  it('asks for acknowledgement in the talk, and names to the author who has given it', async () => {
    const room = await two.room('Banc six');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await author.press('Options d’envoi');
    await author.page.getByRole('menuitem', { name: 'Demander un accusé de lecture…' }).click();
    await author.page.getByRole('dialog').getByRole('button', { name: 'Demander' }).click();
    await author.say('Port du casque');
    const asked = reader.message('Port du casque').locator('.acknowledge[data-state=asked]');
    await asked.waitFor();
    await reader.press('J’ai lu', asked);
    await reader.message('Port du casque').getByText('Vous avez confirmé la lecture.').waitFor();
    const count = author.message('Port du casque').locator('.acknowledge');
    await count.getByText(/1\s+personne a confirmé/).waitFor();
    await author.press('Voir la liste', count);
    await author.page.getByRole('dialog').getByText('Solène Armand').waitFor();
    expect(await accessibilityFaults(author.page)).toEqual([]);
  }, 120_000);
});
