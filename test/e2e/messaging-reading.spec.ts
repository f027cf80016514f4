import { expect, it } from '@jest/globals';
import type { TalkPage } from './support/talk-page.js';
import { fillRoom } from './support/talk-room.js';
import { describeTwoPeople } from './support/two-people.js';

const COUNT = 170;
const MINUTES_BETWEEN = 40;

/** Scrolls step by step until a message is there. @returns the numbers of all lines that were drawn on the way */
async function scrollTo(talk: TalkPage, text: string, by: number): Promise<Set<number>> {
  const seen = new Set<number>();
  await talk.flow.hover();
  for (let step = 0; step < 200; step += 1) {
    for (const words of await talk.flow.locator('.md').allInnerTexts()) {
      const line = /^ligne (\d+)$/.exec(words)?.[1];
      if (line) seen.add(Number(line));
    }
    if (await isInView(talk, text)) return seen;
    await talk.page.mouse.wheel(0, by);
    await talk.page.waitForTimeout(80);
  }
  throw new Error(`"${text}" did not come`);
}
/** Rows are drawn beyond the edges: that one is there does not mean that it is seen. */
async function isInView(talk: TalkPage, text: string): Promise<boolean> {
  const message = talk.message(text);
  if (!(await message.isVisible())) return false;
  const [box, frame] = [await message.boundingBox(), await talk.flow.boundingBox()];
  return box !== null && frame !== null && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
}
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const sorted = (lines: Set<number>) => [...lines].sort((a, b) => a - b);

describeTwoPeople('reading a long talk', (two) => {
  it('goes up to its beginning and down again without a gap, and tells what came meanwhile', async () => {
    const room = await two.room('Long un');
    await fillRoom(two.demo, room, 's_ab', COUNT, MINUTES_BETWEEN);
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await reader.message(`ligne ${COUNT}`).waitFor();
    expect(sorted(await scrollTo(reader, 'ligne 1', -500))).toEqual(from(1, COUNT));
    await reader.flow.getByText('Début de la conversation').waitFor();
    await author.say('Pendant ce temps');
    await reader.main.getByRole('button', { name: /1\s+nouveau message/ }).waitFor();
    expect(sorted(await scrollTo(reader, 'Pendant ce temps', 500))).toEqual(from(1, COUNT));
    await reader.main.locator('.unseen').waitFor({ state: 'detached' });
    expect(two.complaints()).toEqual([]);
  }, 120_000);

  it('opens a link at its message, and grows from there to both ends', async () => {
    const room = await two.room('Long deux');
    const written = await fillRoom(two.demo, room, 's_ab', COUNT, MINUTES_BETWEEN);
    const reader = await two.enter('s_a', room);
    await reader.page.goto(`${two.demo.origin}${room.path}?m=${written[59]!.id}`);
    const shown = reader.main.locator('article[data-shown]').filter({ hasText: /ligne 60$/ });
    await shown.waitFor();
    expect(await shown.evaluate((article) => article === document.activeElement)).toBe(true);
    expect(sorted(await scrollTo(reader, `ligne ${COUNT}`, 500))).toEqual(
      expect.arrayContaining(from(60, COUNT)),
    );
    expect(sorted(await scrollTo(reader, 'ligne 1', -500))).toEqual(from(1, COUNT));
    await reader.main.locator('.unseen').click();
    await reader.message(`ligne ${COUNT}`).waitFor();
  }, 120_000);

  it('goes to a date, however many messages lie above it', async () => {
    const room = await two.room('Long trois');
    const written = await fillRoom(two.demo, room, 's_ab', COUNT, MINUTES_BETWEEN);
    const reader = await two.enter('s_a', room);
    await reader.message(`ligne ${COUNT}`).waitFor();
    const frame = (await reader.flow.boundingBox())!;
    for (const { at: moment } of [written[110]!, written[60]!, written[20]!]) {
      // As the browser of the reader, which is in the time zone of this machine.
      const day = moment.toLocaleDateString('sv-SE');
      const first = written.find(({ at }) => at.toLocaleDateString('sv-SE') === day)!;
      await reader.press('Aller à une date');
      await reader.page.getByLabel('Date', { exact: true }).fill(day);
      await reader.page.getByRole('dialog').getByRole('button', { name: 'Aller', exact: true }).click();
      await reader.message(first.body).waitFor();
      // It lies there once the heights around it are measured and older ones are put above.
      const place = async (): Promise<number> =>
        ((await reader.message(first.body).boundingBox())?.y ?? Infinity) - frame.y;
      for (let look = 0; look < 100 && !isIn(await place(), frame.height / 2); look++)
        await reader.page.waitForTimeout(50);
      expect(await place()).toBeGreaterThanOrEqual(0);
      expect(await place()).toBeLessThan(frame.height / 2);
    }
  }, 120_000);

  it('counts what is unread, leads to the first of it, and can be put back to unread', async () => {
    const room = await two.room('Long quatre');
    await fillRoom(two.demo, room, 's_ab', COUNT, MINUTES_BETWEEN);
    const reader = await two.enter('s_a', room);
    const item = reader.page.locator('a.item', { hasText: 'Long quatre' });
    await reader.message(`ligne ${COUNT}`).waitFor();
    await reader.main.getByText(/plus de 99\s+nouveaux messages/).waitFor();
    await item.locator('.unread-badge').waitFor({ state: 'detached' });

    await scrollTo(reader, 'ligne 150', -400);
    await reader.act('ligne 150', 'Marquer non lu à partir d’ici');
    await item.locator('.unread-badge', { hasText: '21' }).first().waitFor();
    await reader.flow.locator('.new-line').waitFor();
    await reader.page.locator('a.item', { hasText: 'Vie du site' }).click();
    await reader.page.getByRole('heading', { name: 'Vie du site' }).waitFor();
    await item.click();
    await reader.main.getByText(/21\s+nouveaux messages/).waitFor();
    await reader.main.getByRole('button', { name: /Au premier non lu/ }).click();
    await reader.message('ligne 150').waitFor();
    const firstNew = reader.flow.locator('li').filter({ has: reader.page.locator('.new-line') });
    await firstNew.filter({ hasText: /ligne 150$/ }).waitFor();
  }, 120_000);

  it('is where it was when a topic over it closes, on a narrow screen', async () => {
    const room = await two.room('Long six');
    await fillRoom(two.demo, room, 's_ab', COUNT, MINUTES_BETWEEN);
    const reader = await two.enter('s_a', room);
    await reader.page.setViewportSize({ width: 360, height: 800 });
    await reader.message(`ligne ${COUNT}`).waitFor();
    await scrollTo(reader, 'ligne 140', -300);
    await reader.openTopic('ligne 140');
    expect(await reader.flow.isVisible()).toBe(false);
    await reader.press('Fermer le sujet', reader.side);
    await reader.side.waitFor({ state: 'detached' });
    expect(await isInView(reader, 'ligne 140')).toBe(true);
  }, 120_000);

  it('is opened by one request, and not asked for again when one comes back', async () => {
    const [first, second] = [await two.room('Long sept'), await two.room('Long huit')];
    await fillRoom(two.demo, second, 's_ab', COUNT, MINUTES_BETWEEN);
    const reader = await two.enter('s_a', first);
    await reader.main.getByText('Rien n’a encore été écrit ici').waitFor();
    const asked: string[] = [];
    const about = `/api/v1/conversations/${second.conversationId}`;
    reader.page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      const isRead =
        request.method() === 'GET' && /^(?:\/opening|\/messages)?$/.test(pathname.slice(about.length));
      if (pathname.startsWith(about) && isRead) asked.push(`${pathname.slice(about.length)}${search}`);
    });
    await reader.page.locator('a.item', { hasText: 'Long huit' }).click();
    await reader.message(`ligne ${COUNT}`).waitFor();
    await reader.main.getByText(/2\s+membres/).waitFor();
    expect(asked).toEqual(['/opening?limit=50']);
    await reader.page.locator('a.item', { hasText: 'Long sept' }).click();
    await reader.main.getByText('Rien n’a encore été écrit ici').waitFor();
    await reader.page.locator('a.item', { hasText: 'Long huit' }).click();
    await reader.message(`ligne ${COUNT}`).waitFor();
    expect(asked).toEqual(['/opening?limit=50']);
  }, 120_000);

  it('keeps a message that comes while older ones are being read', async () => {
    const room = await two.room('Long cinq');
    await fillRoom(two.demo, room, 's_ab', COUNT, MINUTES_BETWEEN);
    const [author, reader] = [await two.enter('s_ab', room), await two.enter('s_a', room)];
    await reader.message(`ligne ${COUNT}`).waitFor();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked = reader.page.waitForRequest(/messages\?.*before=/);
    await reader.page.route(/messages\?.*before=/, async (route) => {
      await held;
      await route.continue();
    });
    while (!(await Promise.race([asked.then(() => true), reader.page.waitForTimeout(100)]))) {
      await reader.flow.hover();
      await reader.page.mouse.wheel(0, -500);
    }
    await author.say('Entre deux pages');
    await reader.main.getByRole('button', { name: /1\s+nouveau message/ }).waitFor();
    const answered = reader.page.waitForResponse(/messages\?.*before=/);
    release();
    await answered;
    await scrollTo(reader, 'ligne 110', -300);
    await reader.main.locator('.unseen').click();
    await reader.message('Entre deux pages').waitFor();
  }, 120_000);
});

function isIn(place: number, height: number): boolean {
  return place >= 0 && place < height;
}
