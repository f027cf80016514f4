import { nextKey } from '../../keys/epoch-key.js';

interface Kept {
  epoch: number;
  key: Buffer;
}

/** The keys of one emitter, derived as its epochs come. Records of the epoch before still come late. */
export class MacKeys {
  private now: Kept;
  private before: Kept | null = null;

  constructor(private readonly first: Buffer) {
    this.now = { epoch: 0, key: first };
  }

  of(epoch: number): Buffer {
    if (epoch === this.now.epoch) return this.now.key;
    if (epoch === this.before?.epoch) return this.before.key;
    const start = epoch > this.now.epoch ? this.now : { epoch: 0, key: this.first };
    let { key } = start;
    for (let i = start.epoch; i < epoch; i++) key = nextKey(key);
    if (epoch > this.now.epoch) {
      this.before = this.now;
      this.now = { epoch, key };
    }
    return key;
  }
}
