/** Places of a log, a bit each: 10⁸ of them take 12.5 MB. */
export class PlaceSet {
  private readonly bits: Uint8Array;
  private count = 0;

  /** @param size of the log: places beyond it are passed over. */
  constructor(private readonly places: number) {
    this.bits = new Uint8Array(Math.ceil(places / 8));
  }

  get size(): number {
    return this.count;
  }

  has(place: number): boolean {
    return ((this.bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  add(place: number): void {
    if (place >= this.places || this.has(place)) return;
    this.bits[place >> 3] = (this.bits[place >> 3] ?? 0) | (1 << (place & 7));
    this.count++;
  }

  /** In their order. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let at = 0; at < this.bits.length; at++) {
      if (this.bits[at] === 0) continue;
      for (let place = at * 8; place < at * 8 + 8; place++) if (this.has(place)) yield place;
    }
  }
}
