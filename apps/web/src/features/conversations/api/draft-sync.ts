import { MAX_MESSAGE_LENGTH } from '#contracts';
import { ApiError } from '../../../shared/api/api-error.js';
import { isEmptyDraft, isSameDraft, mergedAbove, UNDECIDED, type DraftText } from './draft-text.js';
import type { Store } from './store.js';

/** Where drafts outlive this page. Keys are those of places: see place.ts. */
export interface DraftServer {
  load(key: string): Promise<DraftText>;
  save(key: string, draft: DraftText): Promise<unknown>;
}

/** What is known of the draft of one place. */
interface Talk {
  /** What the server proposes; null when the reader may use none. */
  defaultLabelId: string | null;
  /** What the server holds; null before it has said so. */
  saved: DraftText | null;
  /** What it would not take: it is not asked again for the same. */
  refused: DraftText | null;
  saving: Promise<void> | null;
  timer: ReturnType<typeof setTimeout> | null;
  failures: number;
}

const AFTER_LAST_KEY_MS = 1_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

/** Keeps the drafts of this page on the server. It fails in silence and tries again: nobody asked for it by hand. */
export class DraftSync {
  private readonly talks = new Map<string, Talk>();

  constructor(
    private readonly drafts: Store<DraftText>,
    /** While a message is on its way, the saved draft is its only safe copy. */
    private readonly outgoing: Store<readonly unknown[]>,
    private readonly server: DraftServer,
  ) {}

  /** A place is shown. */
  async open(key: string, defaultLabelId: string | null): Promise<void> {
    this.talk(key).defaultLabelId = defaultLabelId;
    await this.bring(key);
  }

  /** Its draft comes from the server, for a place that is not shown too, unless this page has newer text. */
  async bring(key: string): Promise<void> {
    const talk = this.talk(key);
    const local = this.drafts.get(key);
    if (this.outgoing.get(key).length > 0) return;
    if (!isEmptyDraft(local) && !this.isSaved(key, talk)) return;
    try {
      const loaded = await this.server.load(key);
      if (this.talks.get(key) !== talk) return;
      talk.saved = loaded;
      const now = this.drafts.get(key);
      const isTyped = now !== local && !(isEmptyDraft(now) && isEmptyDraft(local));
      if (isTyped || this.outgoing.get(key).length > 0) return;
      if (isSameDraft(loaded, this.asSaved(key, talk))) return;
      // What was chosen here before the first word holds for the text from elsewhere too.
      const news = isEmptyDraft(now) ? mergedAbove(loaded, now) : loaded;
      this.write(key, { ...news, labelId: news.labelId ?? now.labelId });
    } catch {
      // What is typed now is saved all the same; the next opening asks again.
    }
  }

  /** The person has typed, quoted, or chosen a label or how it is to be sent. */
  write(key: string, draft: DraftText): void {
    this.drafts.set(key, draft);
    this.schedule(key, this.talk(key), AFTER_LAST_KEY_MS);
  }

  /** Puts what was written before above what is typed. No label of the two wins by itself: it could be the lower one. */
  putAbove(key: string, above: DraftText): void {
    const typed = this.drafts.get(key);
    const typedLabelId = typed.labelId ?? this.talk(key).defaultLabelId;
    this.write(key, mergedAbove(above, { ...typed, labelId: typedLabelId }));
  }

  /** Saves what the server lacks, now. Never throws. */
  async flush(key: string): Promise<void> {
    const talk = this.talk(key);
    if (talk.timer !== null) clearTimeout(talk.timer);
    talk.timer = null;
    while (talk.saving) await talk.saving;
    const draft = this.asSaved(key, talk);
    if (!this.isDue(key, talk, draft)) return;
    talk.saving = this.save(key, talk, draft);
    await talk.saving;
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.talks.keys()].map((key) => this.flush(key)));
  }

  /** The session is over: nothing is kept, nothing is tried again. */
  clear(): void {
    for (const { timer } of this.talks.values()) if (timer !== null) clearTimeout(timer);
    this.talks.clear();
  }

  private async save(key: string, talk: Talk, draft: DraftText): Promise<void> {
    try {
      await this.server.save(key, draft);
      talk.saved = draft;
      talk.failures = 0;
    } catch (error) {
      if (error instanceof ApiError && error.isPassing) {
        const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** talk.failures);
        talk.failures += 1;
        this.schedule(key, talk, delay);
      } else {
        talk.refused = draft;
      }
    } finally {
      talk.saving = null;
    }
  }

  private isDue(key: string, talk: Talk, draft: DraftText): boolean {
    if (isSameDraft(draft, talk.saved) || isSameDraft(draft, talk.refused)) return false;
    if (isEmptyDraft(draft)) return talk.saved !== null && this.outgoing.get(key).length === 0;
    // Without a label nobody knows who may see it.
    return draft.labelId !== null && draft.labelId !== UNDECIDED && draft.body.length <= MAX_MESSAGE_LENGTH;
  }

  private isSaved(key: string, talk: Talk): boolean {
    return isSameDraft(this.asSaved(key, talk), talk.saved);
  }

  /** The label is the one that the message would carry, said in full. */
  private asSaved(key: string, { defaultLabelId }: Talk): DraftText {
    const draft = this.drafts.get(key);
    return { ...draft, labelId: isEmptyDraft(draft) ? null : (draft.labelId ?? defaultLabelId) };
  }

  private schedule(key: string, talk: Talk, delay: number): void {
    if (this.talks.get(key) !== talk) return;
    if (talk.timer !== null) clearTimeout(talk.timer);
    talk.timer = setTimeout(() => void this.flush(key), delay);
  }

  private talk(key: string): Talk {
    const known = this.talks.get(key);
    if (known) return known;
    const talk: Talk = {
      defaultLabelId: null,
      saved: null,
      refused: null,
      saving: null,
      timer: null,
      failures: 0,
    };
    this.talks.set(key, talk);
    return talk;
  }
}
