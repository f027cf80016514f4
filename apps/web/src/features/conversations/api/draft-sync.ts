import { MAX_MESSAGE_LENGTH, type Draft } from '#contracts';
import { ApiError } from '../../../shared/api/api-error.js';
import type { Store } from './store.js';

/** Where drafts outlive this page. */
export interface DraftServer {
  load(conversationId: string): Promise<Draft>;
  save(conversationId: string, draft: Draft): Promise<unknown>;
}

/** What is known of one conversation's draft. */
interface Talk {
  /** What the server proposes; null when the reader may use none. */
  defaultLabelId: string | null;
  /** What the server holds; null before it has said so. */
  saved: Draft | null;
  /** What it would not take: it is not asked again for the same. */
  refused: Draft | null;
  saving: Promise<void> | null;
  timer: ReturnType<typeof setTimeout> | null;
  failures: number;
}

/** Stands for a label in a draft that came together from texts under different ones: the person has to choose. */
const UNDECIDED = '';

const AFTER_LAST_KEY_MS = 1_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

/** Keeps the drafts of this page on the server. It fails in silence and tries again: nobody asked for it by hand. */
export class DraftSync {
  private readonly talks = new Map<string, Talk>();

  constructor(
    private readonly drafts: Store<Draft>,
    /** While a message is on its way, the saved draft is its only safe copy. */
    private readonly outgoing: Store<readonly unknown[]>,
    private readonly server: DraftServer,
  ) {}

  /** A conversation is shown: its draft comes from the server, unless this page has newer text. */
  async open(conversationId: string, defaultLabelId: string | null): Promise<void> {
    const talk = this.talk(conversationId);
    talk.defaultLabelId = defaultLabelId;
    const local = this.drafts.get(conversationId);
    if (this.outgoing.get(conversationId).length > 0) return;
    if (local.body !== '' && !this.isSaved(conversationId, talk)) return;
    try {
      const loaded = await this.server.load(conversationId);
      if (this.talks.get(conversationId) !== talk) return;
      talk.saved = loaded;
      if (this.drafts.get(conversationId) !== local || this.outgoing.get(conversationId).length > 0) return;
      if (loaded.body !== local.body)
        this.drafts.set(conversationId, { body: loaded.body, labelId: loaded.labelId ?? local.labelId });
    } catch {
      // What is typed now is saved all the same; the next opening asks again.
    }
  }

  /** The person has typed or chosen a label. */
  write(conversationId: string, draft: Draft): void {
    this.drafts.set(conversationId, draft);
    this.schedule(conversationId, this.talk(conversationId), AFTER_LAST_KEY_MS);
  }

  /** Puts a text above what is typed. No label of the two wins by itself: it could be the lower one. */
  putAbove(conversationId: string, body: string, labelId: string): void {
    const typed = this.drafts.get(conversationId);
    const typedLabelId = typed.labelId ?? this.talk(conversationId).defaultLabelId;
    if (typed.body.trim() === '') this.write(conversationId, { body, labelId });
    else
      this.write(conversationId, {
        body: `${body}\n\n${typed.body}`,
        labelId: typedLabelId === labelId ? labelId : UNDECIDED,
      });
  }

  /** Saves what the server lacks, now. Never throws. */
  async flush(conversationId: string): Promise<void> {
    const talk = this.talk(conversationId);
    if (talk.timer !== null) clearTimeout(talk.timer);
    talk.timer = null;
    while (talk.saving) await talk.saving;
    const draft = this.asSaved(conversationId, talk);
    if (!this.isDue(conversationId, talk, draft)) return;
    talk.saving = this.save(conversationId, talk, draft);
    await talk.saving;
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.talks.keys()].map((id) => this.flush(id)));
  }

  /** The session is over: nothing is kept, nothing is tried again. */
  clear(): void {
    for (const { timer } of this.talks.values()) if (timer !== null) clearTimeout(timer);
    this.talks.clear();
  }

  private async save(conversationId: string, talk: Talk, draft: Draft): Promise<void> {
    try {
      await this.server.save(conversationId, draft);
      talk.saved = draft;
      talk.failures = 0;
    } catch (error) {
      if (error instanceof ApiError && error.isPassing) {
        const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** talk.failures);
        talk.failures += 1;
        this.schedule(conversationId, talk, delay);
      } else {
        talk.refused = draft;
      }
    } finally {
      talk.saving = null;
    }
  }

  private isDue(conversationId: string, talk: Talk, draft: Draft): boolean {
    if (isSame(draft, talk.saved) || isSame(draft, talk.refused)) return false;
    if (draft.body === '') return talk.saved !== null && this.outgoing.get(conversationId).length === 0;
    // Without a label nobody knows who may see it.
    return draft.labelId !== null && draft.labelId !== UNDECIDED && draft.body.length <= MAX_MESSAGE_LENGTH;
  }

  private isSaved(conversationId: string, talk: Talk): boolean {
    return isSame(this.asSaved(conversationId, talk), talk.saved);
  }

  /** The label is the one that the message would carry, said in full. */
  private asSaved(conversationId: string, { defaultLabelId }: Talk): Draft {
    const { body, labelId } = this.drafts.get(conversationId);
    return { body, labelId: body === '' ? null : (labelId ?? defaultLabelId) };
  }

  private schedule(conversationId: string, talk: Talk, delay: number): void {
    if (this.talks.get(conversationId) !== talk) return;
    if (talk.timer !== null) clearTimeout(talk.timer);
    talk.timer = setTimeout(() => void this.flush(conversationId), delay);
  }

  private talk(conversationId: string): Talk {
    const known = this.talks.get(conversationId);
    if (known) return known;
    const talk: Talk = {
      defaultLabelId: null,
      saved: null,
      refused: null,
      saving: null,
      timer: null,
      failures: 0,
    };
    this.talks.set(conversationId, talk);
    return talk;
  }
}

function isSame(a: Draft, b: Draft | null): boolean {
  return b !== null && a.body === b.body && (a.body === '' || a.labelId === b.labelId);
}
