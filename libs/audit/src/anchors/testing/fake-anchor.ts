import type { Anchor, AnchorBatch, AnchoredRecord } from '../anchor.js';

/** An anchor that keeps what it is given, and can be away. */
export class FakeAnchor implements Anchor {
  readonly name = 'fake';
  readonly had: number[] = [];
  readonly heads: number[] = [];
  isAway = false;
  /** Called before a batch is kept. */
  before: () => Promise<void> = () => Promise.resolve();

  async take({ records, head, tellsHead }: AnchorBatch): Promise<void> {
    await this.before();
    if (this.isAway) throw new Error('away');
    this.had.push(...records.map(({ index }) => index));
    if (tellsHead) this.heads.push(head.size);
  }
}

/** The part of the database that anchors see, in memory. */
export class FakeLog {
  size = 0;
  position = 0;
  /** Places whose record is gone. */
  readonly gone = new Set<number>();
  readonly moves: number[] = [];

  readonly store = {
    position: () => Promise.resolve(this.position),
    move: (_: string, from: number, to: number) => {
      if (from !== this.position) return Promise.resolve(false);
      this.position = to;
      this.moves.push(to);
      return Promise.resolve(true);
    },
    records: (from: number, to: number) => {
      const places = Array.from({ length: to - from }, (_, at) => from + at);
      return Promise.resolve(
        places
          .filter((index) => !this.gone.has(index))
          .map((index): AnchoredRecord => ({
            index,
            mac: Buffer.alloc(32),
            body: Buffer.from('{}'),
            personal: null,
          })),
      );
    },
  };

  readonly heads = {
    read: () =>
      Promise.resolve(this.size === 0 ? null : { size: this.size, root: 'r', note: `n${this.size}` }),
  };
}
