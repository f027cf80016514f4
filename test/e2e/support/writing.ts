import { expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityFaults, signIn, visit, type Visitor } from './browser.js';
import type { ServedDemo } from './served-demo.js';

/** A closed space with members of all clearances. */
export const TALK = 'Capteurs passifs';

/** The browsers of one test: they are closed together. */
export class Visitors {
  private visitors: Visitor[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly demo: ServedDemo,
  ) {}

  async enter(username: string, options: Parameters<typeof visit>[2] = {}): Promise<Page> {
    const visitor = await visit(this.browser, this.demo.origin, options);
    this.visitors.push(visitor);
    await signIn(visitor.page, username);
    return visitor.page;
  }

  async leave(): Promise<void> {
    for (const { context } of this.visitors) await context.close();
    this.visitors = [];
  }
}

export async function openTalk(page: Page, name = TALK): Promise<void> {
  await page.locator('a.item', { hasText: name }).first().click();
  await page.getByRole('heading', { name }).waitFor();
}

export const composer = (page: Page): Locator => page.locator('.pane:not(.side) form.composer');
export const field = (page: Page): Locator => composer(page).locator('textarea');
export const choose = (page: Page, label: string) => composer(page).locator('select').selectOption({ label });

/** A message that the server has. */
export const written = (page: Page, text: string): Locator =>
  page.locator('.pane:not(.side) article.message:not(.outgoing)', { hasText: text });

/** Marks, names and drafts come a moment later. */
export async function holds(page: Page, text: string, limitMs = 5_000, asked = field(page)): Promise<void> {
  const end = Date.now() + limitMs;
  while ((await asked.inputValue()) !== text && Date.now() < end) await page.waitForTimeout(50);
  expect(await asked.inputValue()).toBe(text);
}

export async function send(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await composer(page).getByRole('button', { name: 'Envoyer', exact: true }).click();
  await written(page, text).waitFor();
}

/** An act of the menu of a message. */
export async function act(page: Page, text: string, name: string): Promise<void> {
  const message = written(page, text).last();
  await message.hover();
  await message.getByRole('button', { name: 'Actions sur le message' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** The text has reached the server. */
export async function draftSaved(page: Page): Promise<void> {
  await page.waitForResponse(
    (response) => response.url().includes('/draft') && response.request().method() === 'PUT',
  );
}

export async function withoutFault(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
}
