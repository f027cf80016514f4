import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './support/browser.js';
import { serveDemo, type ServedDemo } from './support/served-demo.js';
import {
  act,
  composer,
  draftSaved,
  field,
  openTalk,
  TALK,
  Visitors,
  withoutFault,
  written,
} from './support/writing.js';

describeInBrowser('one line of a message', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let visitors: Visitors;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    visitors = new Visitors(browser, demo);
  }, 60_000);
  afterAll(async () => {
    await visitors.leave();
    await browser.close();
    await demo.stop();
  }, 30_000);

  /** Wherever the message stands in one line. */
  const lines = (page: Page): Readonly<Record<string, Locator>> => ({
    list: page.locator('a.item', { hasText: TALK }).locator('.item-last'),
    quote: written(page, 'Bien reçu').locator('.quote-text'),
    pins: page.locator('.pins-strip'),
    composer: composer(page).locator('.composer-quote'),
  });
  const says = async (page: Page, words: string): Promise<void> => {
    for (const [place, line] of Object.entries(lines(page))) {
      await line.filter({ hasText: words }).waitFor({ timeout: 10_000 });
      expect([place, await line.innerText()]).toEqual([place, expect.not.stringMatching(/@space|ruche:/)]);
    }
  };

  it('says in the language of its reader whom it calls when it calls all', async () => {
    const page = await visitors.enter('s_ab');
    await openTalk(page);
    await page.evaluate(async (name) => {
      const ask = async (path: string, method = 'GET', body?: unknown): Promise<{ id: string }> => {
        const answer = await fetch(`/api/v1/${path}`, {
          method,
          headers: {
            'X-Ruche-Request': '1',
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return answer.status === 204 ? { id: '' } : ((await answer.json()) as { id: string });
      };
      const id = window.location.pathname.split('/').pop() ?? '';
      const { defaultLabelId: labelId } = (await ask(`conversations/${id}`)) as never as {
        defaultLabelId: string;
      };
      const messages = `conversations/${id}/messages`;
      const call = await ask(messages, 'POST', { body: `${name}, essai **reporté**`, labelId });
      await ask(messages, 'POST', { body: 'Bien reçu', labelId, quotes: [call.id] });
      await ask(`${messages}/${call.id}/pin`, 'PUT');
      await ask(messages, 'POST', { body: `${name}, rappel`, labelId });
    }, '[@space](ruche:space)');
    await act(page, 'rappel', 'Citer');
    await Promise.all([draftSaved(page), field(page).fill('Et donc')]);
    await says(page, '@tous, ');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await says(page, '@alle, ');
    await withoutFault(page);
  }, 90_000);
});
