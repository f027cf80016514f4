import type { StreamFrames } from '#contracts';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { placeKey } from './place.js';
import { Store } from './store.js';

type Noted = StreamFrames['typing.noted'];

/** A note of typing is good for so long. */
export const TYPING_FADES_MS = 6_000;

interface Typist {
  readonly id: string;
  readonly displayName: string;
}

const NOBODY: readonly Typist[] = [];

/** Who writes there at this moment, by place; those who began first come first. */
export class Typists extends Store<readonly Typist[]> {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    super(NOBODY);
  }

  note({ person, ...place }: Noted): void {
    const key = placeKey(place);
    const timerKey = `${key} ${person.id}`;
    clearTimeout(this.timers.get(timerKey));
    this.timers.set(
      timerKey,
      setTimeout(() => this.remove(key, person.id), TYPING_FADES_MS),
    );
    if (!this.get(key).some(({ id }) => id === person.id)) this.set(key, [...this.get(key), person]);
  }

  /** The message is there, or the time is over. */
  remove(key: string, personId: string): void {
    const timerKey = `${key} ${personId}`;
    clearTimeout(this.timers.get(timerKey));
    this.timers.delete(timerKey);
    const left = this.get(key).filter(({ id }) => id !== personId);
    if (left.length !== this.get(key).length) this.set(key, left);
  }

  override clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    super.clear();
  }
}

export const typists = new Typists();
onSessionEnd(() => typists.clear());
