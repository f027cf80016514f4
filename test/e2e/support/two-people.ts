import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, signIn, visit, type Visitor } from './browser.js';
import { serveDemo, type ServedDemo } from './served-demo.js';
import { TalkPage } from './talk-page.js';
import { makeRoom, type TalkRoom } from './talk-room.js';

/** Both read everything that is written in their room. */
export const TWO = ['s_ab', 's_a'] as const;

export interface TwoPeople {
  readonly demo: ServedDemo;
  /** A new room of the two. */
  room(name: string): Promise<TalkRoom>;
  /** Signs one of them in, in a browser of his own, and opens the room. */
  enter(username: (typeof TWO)[number], room: TalkRoom): Promise<TalkPage>;
  /** What any browser complained about in the test that runs. */
  complaints(): string[];
}

/** Tests with two browsers side by side. */
export function describeTwoPeople(name: string, tests: (two: TwoPeople) => void): void {
  describeInBrowser(name, () => {
    let demo: ServedDemo;
    let browser: Browser;
    let visitors: Visitor[] = [];
    beforeAll(async () => {
      [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await demo.stop();
    }, 30_000);
    afterEach(async () => {
      for (const { context } of visitors) await context.close();
      visitors = [];
    });

    tests({
      get demo() {
        return demo;
      },
      room: (name) => makeRoom(demo, name, TWO),
      enter: async (username, room) => {
        const visitor = await visit(browser, demo.origin);
        visitors.push(visitor);
        await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
        await signIn(visitor.page, username);
        await visitor.page.locator('.shell').waitFor();
        await visitor.page.goto(`${demo.origin}${room.path}`);
        await visitor.page.locator('#conversation-name').waitFor();
        return new TalkPage(visitor.page);
      },
      complaints: () => visitors.flatMap(({ complaints }) => complaints),
    });
  });
}
