const WORDS = 4;
const DASH = 45;
const NINE = 57;

/**
 * UUIDs in plain memory, 20 bytes each and half of it empty: a set of strings takes five times as much, and all of it
 * has to be walked by the garbage collector.
 */
export class IdSet {
  private readonly slots: number;
  private readonly words: Uint32Array;
  private readonly taken: Uint8Array;
  private readonly key = new Uint32Array(WORDS);
  private count = 0;

  /** @param most ids that it can hold. */
  constructor(most: number) {
    this.slots = 2 ** Math.ceil(Math.log2(2 * most));
    this.words = new Uint32Array(this.slots * WORDS);
    this.taken = new Uint8Array(this.slots);
  }

  get size(): number {
    return this.count;
  }

  has(id: string): boolean {
    return this.taken[this.find(id)] === 1;
  }

  add(id: string): void {
    const slot = this.find(id);
    if (this.taken[slot] === 1) return;
    this.taken[slot] = 1;
    this.words.set(this.key, slot * WORDS);
    this.count++;
  }

  clear(): void {
    this.taken.fill(0);
    this.count = 0;
  }

  /** The slot that the id has, or would have. Its last words are random (RFC 9562): they are the hash. */
  private find(id: string): number {
    this.read(id);
    const { key, words, taken, slots } = this;
    let slot = Number(key[WORDS - 1]) % slots;
    while (taken[slot] === 1 && !key.every((word, i) => words[slot * WORDS + i] === word))
      slot = (slot + 1) % slots;
    return slot;
  }

  /** The digits of the text form, as four words. */
  private read(id: string): void {
    let [word, digits] = [0, 0];
    for (let i = 0; i < id.length; i++) {
      const code = id.charCodeAt(i);
      if (code === DASH) continue;
      word = (word << 4) | (code <= NINE ? code - 48 : code - 87);
      if (++digits % 8 === 0) this.key[digits / 8 - 1] = word;
    }
  }
}
