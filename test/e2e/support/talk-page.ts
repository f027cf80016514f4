import type { Locator, Page } from 'playwright-core';

/** A conversation as somebody has it open. */
export class TalkPage {
  readonly main: Locator;
  /** The topic, or the list of what is pinned. */
  readonly side: Locator;
  readonly flow: Locator;

  constructor(readonly page: Page) {
    this.main = page.locator('.pane:not(.side)');
    this.side = page.locator('.pane.side');
    this.flow = this.main.locator('.flow');
  }

  /** The message with exactly these words, as far as it is drawn. */
  message(text: string, pane = this.main): Locator {
    return pane.locator('article.message:not(.outgoing)').filter({
      has: this.page.locator('.md, .tombstone').getByText(text, { exact: true }),
    });
  }

  async say(text: string, pane = this.main): Promise<void> {
    await pane.locator('form.composer textarea').fill(text);
    await this.page.keyboard.press('Enter');
    await this.message(text, pane).waitFor();
  }

  /** Chooses from the menu of a message. */
  async act(text: string, name: string, pane = this.main): Promise<void> {
    const message = this.message(text, pane);
    await message.hover();
    await message.getByRole('button', { name: 'Actions sur le message' }).click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  async openTopic(text: string): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.locator('[data-act=reply]').click();
    await this.side.locator('form.composer textarea').waitFor();
  }

  press(name: string, within: Locator | Page = this.page): Promise<void> {
    return within.getByRole('button', { name, exact: true }).click();
  }
}
