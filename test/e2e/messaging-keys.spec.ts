import { expect, it } from '@jest/globals';
import { accessibilityFaults } from './support/browser.js';
import { describeTwoPeople } from './support/two-people.js';

describeTwoPeople('messages by the keyboard', (two) => {
  it('lists the keys, moves, quotes, answers, edits, pins, reacts and comes back by them', async () => {
    const room = await two.room('Clavier');
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    for (const text of ['Premier', 'Deuxième', 'Troisième']) await author.say(text);
    const { keyboard } = author.page;
    const focused = async (text: string): Promise<void> =>
      author.main.locator('article:focus-within').filter({ hasText: text }).waitFor();

    // From the composer to the newest message.
    await keyboard.press('Escape');
    await focused('Troisième');
    await keyboard.press('?');
    const list = author.page.getByRole('dialog', { name: 'Raccourcis clavier' });
    await list.getByText('Message suivant').waitFor();
    expect(await accessibilityFaults(author.page)).toEqual([]);
    await keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await focused('Troisième');

    await keyboard.press('k');
    await focused('Deuxième');
    await keyboard.press('ArrowUp');
    await focused('Premier');
    await keyboard.press('p');
    await reader.message('Premier').getByText('Épinglé').waitFor();
    await keyboard.press('s');
    await author.message('Premier').getByText('Gardé').waitFor();
    await keyboard.press('j');
    await focused('Deuxième');
    await keyboard.press('+');
    await author.page.getByRole('menuitemcheckbox', { name: 'D’accord' }).waitFor();
    await keyboard.press('Enter');
    await reader.message('Deuxième').locator('.reaction').waitFor();
    await author.message('Deuxième').focus();
    await keyboard.press('e');
    await author.main.locator('form.editor textarea').fill('Second');
    await keyboard.press('Enter');
    await reader.message('Second').waitFor();
    await focused('Second');

    await keyboard.press('q');
    await author.main.getByRole('list', { name: 'Messages cités' }).waitFor();
    await author.say('Je cite');
    await reader.message('Je cite').locator('.quote').getByText('Second').waitFor();
    await keyboard.press('Escape');
    await focused('Je cite');
    await keyboard.press('r');
    await author.side.locator('form.composer textarea:focus').waitFor();
    await author.say('Je réponds', author.side);
    await reader
      .message('Je cite')
      .locator('.topic-line')
      .filter({ hasText: /1\s+réponse/ })
      .waitFor();
    expect(two.complaints()).toEqual([]);
  }, 120_000);
});
