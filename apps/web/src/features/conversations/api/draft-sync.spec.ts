import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiError } from '../../../shared/api/api-error.js';
import { DraftSync } from './draft-sync.js';
import { EMPTY_DRAFT, type DraftText } from './draft-text.js';
import { placeKey, placeOf } from './place.js';
import { Store } from './store.js';

const MORNING = { dueAt: '2026-12-01T08:00:00.000Z' };
const NOON = { dueAt: '2026-12-01T12:00:00.000Z' };
const text = (body: string): DraftText => ({ ...EMPTY_DRAFT, body, labelId: 'open' });

const refusal = new ApiError('LABEL_REFUSED', 400, null, null);

describe('DraftSync', () => {
  let drafts: Store<DraftText>;
  let outgoing: Store<readonly unknown[]>;
  let kept: DraftText;
  let saves: DraftText[];
  let savedAs: string[];
  let fault: ApiError | null;
  let sync: DraftSync;

  beforeEach(() => {
    jest.useFakeTimers();
    drafts = new Store(EMPTY_DRAFT);
    outgoing = new Store<readonly unknown[]>([]);
    kept = EMPTY_DRAFT;
    saves = [];
    savedAs = [];
    fault = null;
    sync = new DraftSync(drafts, outgoing, {
      load: () => Promise.resolve(kept),
      save: (key, draft) => {
        savedAs.push(key);
        saves.push(draft);
        if (fault) return Promise.reject(fault);
        kept = draft;
        return Promise.resolve();
      },
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const type = (body: string, labelId: string | null = null): void =>
    sync.write('c', { ...EMPTY_DRAFT, body, labelId });
  const wait = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

  it('brings back what was typed elsewhere, with its label', async () => {
    kept = { ...EMPTY_DRAFT, body: 'begun', labelId: 'secret' };
    await sync.open('c', 'open');
    expect(drafts.get('c')).toEqual(kept);
    await wait(10_000);
    expect(saves).toEqual([]);
  });

  it('keeps newer text of this page', async () => {
    kept = { ...EMPTY_DRAFT, body: 'old', labelId: 'open' };
    const opened = sync.open('c', 'open');
    type('new');
    await opened;
    await wait(1_000);
    expect(drafts.get('c').body).toBe('new');
    expect(kept.body).toBe('new');
  });

  it('saves once, a second after the last key, under the label that the message would carry', async () => {
    await sync.open('c', 'open');
    type('a');
    await wait(900);
    type('ab');
    await wait(900);
    expect(saves).toEqual([]);
    await wait(100);
    expect(saves).toEqual([{ ...EMPTY_DRAFT, body: 'ab', labelId: 'open' }]);
  });

  it('saves nothing of which nobody knows the label', async () => {
    await sync.open('c', null);
    type('unmarked');
    await wait(5_000);
    expect(saves).toEqual([]);
  });

  it('tries again in silence when the failure may pass', async () => {
    await sync.open('c', 'open');
    fault = ApiError.unreachable();
    type('text');
    await wait(1_000);
    fault = null;
    await wait(5_000);
    expect(saves).toHaveLength(2);
    expect(kept.body).toBe('text');
  });

  it('does not insist on what is refused, until it changes', async () => {
    await sync.open('c', 'open');
    fault = refusal;
    type('text');
    await wait(60_000);
    expect(saves).toHaveLength(1);
    fault = null;
    type('text', 'lower');
    await wait(1_000);
    expect(kept).toEqual({ ...EMPTY_DRAFT, body: 'text', labelId: 'lower' });
  });

  it('keeps the saved copy while the message is on its way, and clears it then', async () => {
    await sync.open('c', 'open');
    type('text');
    await wait(1_000);
    outgoing.set('c', ['text']);
    sync.write('c', EMPTY_DRAFT);
    await wait(5_000);
    expect(kept.body).toBe('text');
    await sync.open('c', 'open');
    expect(drafts.get('c').body).toBe('');
    outgoing.set('c', []);
    await sync.flush('c');
    expect(kept).toEqual(EMPTY_DRAFT);
  });

  it('puts a text above what is typed, under the label of both', async () => {
    await sync.open('c', 'open');
    sync.putAbove('c', text('first'));
    sync.putAbove('c', text('above'));
    expect(drafts.get('c')).toEqual(text('above\n\nfirst'));
  });

  it('leaves the label open, and saves nothing, where two texts had different ones', async () => {
    await sync.open('c', 'open');
    type('typed', 'secret');
    sync.putAbove('c', text('above'));
    await wait(5_000);
    expect(drafts.get('c')).toEqual({ ...text('above\n\ntyped'), labelId: '' });
    expect(saves).toEqual([]);
  });

  it('saves what is quoted too, and forgets the draft only without both', async () => {
    await sync.open('c', 'open');
    sync.write('c', { ...EMPTY_DRAFT, quotes: ['m'] });
    await wait(1_000);
    expect(kept).toEqual({ ...text(''), quotes: ['m'] });
    sync.write('c', EMPTY_DRAFT);
    await wait(1_000);
    expect(kept).toEqual(EMPTY_DRAFT);
  });

  it('keeps the draft of a topic apart from that of its conversation', async () => {
    const main = placeKey({ conversationId: 'c', threadId: null });
    const topic = placeKey({ conversationId: 'c', threadId: 't' });
    expect(placeOf(topic)).toEqual({ conversationId: 'c', threadId: 't' });
    expect(placeOf(main)).toEqual({ conversationId: 'c', threadId: null });
    await sync.open(main, 'open');
    await sync.open(topic, 'open');
    sync.write(topic, { ...EMPTY_DRAFT, body: 'reply' });
    await wait(1_000);
    expect(drafts.get(main).body).toBe('');
    expect(savedAs).toEqual([topic]);
  });

  it('puts what was quoted above together, each message once', async () => {
    await sync.open('c', 'open');
    sync.write('c', { ...text('typed'), quotes: ['b', 'c'] });
    sync.putAbove('c', { ...text('above'), quotes: ['a', 'b'] });
    expect(drafts.get('c')).toEqual({ ...text('above\n\ntyped'), quotes: ['a', 'b', 'c'] });
  });

  it('saves at once what is left when the session ends, and nothing after', async () => {
    await sync.open('c', 'open');
    type('last words');
    await sync.flushAll();
    expect(kept.body).toBe('last words');
    fault = ApiError.unreachable();
    type('too late');
    await sync.flushAll();
    sync.clear();
    const before = saves.length;
    await wait(120_000);
    expect(saves).toHaveLength(before);
  });

  it('takes over from elsewhere how it is to be sent, and its label, of the same words', async () => {
    await sync.open('c', 'open');
    type('text');
    await wait(1_000);
    kept = { ...text('text'), priority: 'urgent', acknowledge: MORNING };
    await sync.open('c', 'open');
    expect(drafts.get('c')).toEqual(kept);
    kept = { ...text('text'), labelId: 'secret' };
    await sync.open('c', 'open');
    expect(drafts.get('c')).toEqual(kept);
    kept = EMPTY_DRAFT;
    await sync.open('c', 'open');
    expect(drafts.get('c')).toEqual({ ...EMPTY_DRAFT, labelId: 'secret' });
  });

  it('keeps no draft of which there is nothing but how it is to be sent', async () => {
    await sync.open('c', 'open');
    sync.write('c', { ...EMPTY_DRAFT, priority: 'urgent' });
    await wait(5_000);
    expect(saves).toEqual([]);
    sync.write('c', { ...text('text'), priority: 'urgent', acknowledge: NOON });
    await wait(1_000);
    sync.write('c', { ...text('text'), priority: 'urgent', acknowledge: MORNING });
    await wait(1_000);
    expect(kept).toEqual({ ...text('text'), priority: 'urgent', acknowledge: MORNING });
    sync.write('c', { ...EMPTY_DRAFT, priority: 'urgent', acknowledge: MORNING });
    await wait(1_000);
    expect(kept.body).toBe('');
    await sync.open('c', 'open');
    expect(drafts.get('c').priority).toBe('urgent');
  });

  it('holds what was chosen before the first word for a text that comes from elsewhere just then', async () => {
    kept = text('begun');
    const opened = sync.open('c', 'open');
    sync.write('c', { ...EMPTY_DRAFT, acknowledge: MORNING });
    await opened;
    expect(drafts.get('c')).toEqual({ ...text('begun'), acknowledge: MORNING });
    await wait(1_000);
    expect(kept).toEqual({ ...text('begun'), acknowledge: MORNING });
  });

  it('brings what was begun in a place that is not shown, to put a text above it', async () => {
    kept = text('begun');
    await sync.bring('c');
    sync.putAbove('c', { ...text('above'), priority: 'important' });
    await wait(1_000);
    expect(kept).toEqual({ ...text('above\n\nbegun'), priority: 'important' });
  });

  it.each([
    ['nothing', { acknowledge: null }, { acknowledge: null }, null],
    ['the one that asks', { acknowledge: null }, { acknowledge: NOON }, NOON],
    ['the one that is due first', { acknowledge: MORNING }, { acknowledge: NOON }, MORNING],
    ['the one that is due', { acknowledge: { dueAt: null } }, { acknowledge: NOON }, NOON],
    ['any time where both may wait', { acknowledge: { dueAt: null } }, {}, { dueAt: null }],
  ])('asks of two texts that meet to acknowledge %s', (_which, above, typed, expected) => {
    for (const [a, b] of [
      [above, typed],
      [typed, above],
    ]) {
      drafts.set('c', { ...text('typed'), ...b, priority: 'important' });
      sync.putAbove('c', { ...text('above'), ...a, priority: 'normal' });
      expect(drafts.get('c')).toMatchObject({ priority: 'important', acknowledge: expected });
    }
  });
});
