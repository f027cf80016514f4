/** One started process. */
export interface Started {
  readonly pid: number;
  /** Politely; resolves when it is gone. */
  stop(): Promise<void>;
}

/** A server that is stopped ends within this. Milliseconds. */
const STOP_MS = 20_000;

/** A process that is frozen and killed, and comes back at the same address. */
export class Restartable {
  private constructor(
    private readonly launch: () => Promise<Started>,
    private running: Started,
  ) {}

  static async start(launch: () => Promise<Started>): Promise<Restartable> {
    return new Restartable(launch, await launch());
  }

  get pid(): number {
    return this.running.pid;
  }

  /** Frozen: the kernel still takes connections, nothing answers. */
  freeze(): void {
    process.kill(this.running.pid, 'SIGSTOP');
  }

  thaw(): void {
    process.kill(this.running.pid, 'SIGCONT');
  }

  async kill(): Promise<void> {
    process.kill(this.running.pid, 'SIGKILL');
    await this.running.stop();
  }

  get lives(): boolean {
    try {
      return process.kill(this.running.pid, 0);
    } catch {
      return false;
    }
  }

  async restart(): Promise<void> {
    this.running = await this.launch();
  }

  /** Also when it stands frozen or is dead; killed when it takes too long. */
  async stop(): Promise<void> {
    try {
      this.thaw();
    } catch {
      // Gone already.
    }
    const { pid } = this.running;
    const stubborn = setTimeout(() => process.kill(pid, 'SIGKILL'), STOP_MS);
    await this.running.stop();
    clearTimeout(stubborn);
  }
}
