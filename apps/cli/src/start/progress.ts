/** Tells the person at the terminal what happens, one line each. */
export class Progress {
  constructor(private readonly write: (text: string) => void) {}

  line(text = ''): void {
    this.write(`${text}\n`);
  }

  /** @param action gives what is worth saying about the step, or an empty text. */
  async step(name: string, action: () => Promise<string>): Promise<void> {
    const begin = performance.now();
    const fact = await action();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1).padStart(5);
    this.line(`${seconds} s  ${name}${fact === '' ? '' : `: ${fact}`}`);
  }

  /** Steps that no longer begin once `ended` is aborted. */
  stepsUntil(ended: AbortSignal): (name: string, action: () => Promise<string>) => Promise<void> {
    return async (name, action) => {
      ended.throwIfAborted();
      await this.step(name, action);
    };
  }

  fail(text: string): void {
    this.line(`\nRuche cannot run. ${text}`);
  }
}
