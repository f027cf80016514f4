const EACH_MS = 5000;
const EACH_MS_ON_A_TERMINAL = 250;

/** Says how far a long run is, on stderr: the result alone goes to stdout. */
export class Progress {
  private readonly begin = performance.now();
  private last = this.begin;

  constructor(
    private readonly total: number,
    private readonly out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  ) {}

  at(done: number): void {
    const now = performance.now();
    if (now - this.last < (this.out.isTTY ? EACH_MS_ON_A_TERMINAL : EACH_MS)) return;
    this.last = now;
    const perSecond = Math.round(done / ((now - this.begin) / 1000));
    const percent = Math.floor((100 * done) / Math.max(1, this.total));
    const line = `${done} of ${this.total} records (${percent} %), ${perSecond}/s`;
    this.out.write(this.out.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
  }

  end(): void {
    if (this.out.isTTY) this.out.write('\r\u001b[K');
  }
}
