/** One frame of server-sent events as a browser would read it. */
export interface Frame {
  readonly event: string | null;
  readonly id: string | null;
  readonly data: string | null;
}

/** Reads a stream over a real connection. */
export class EventReader {
  readonly frames: Frame[] = [];
  /** Everything that came, comments included. */
  text = '';
  ended = false;
  private rest = '';
  private readonly abort = new AbortController();

  private constructor(readonly response: Response) {
    void this.read();
  }

  static async open(origin: string, token: string, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController();
    const response = await fetch(`${origin}/api/v1/stream`, {
      headers: {
        cookie: `ruche=${token}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
      signal: abort.signal,
    });
    const reader = new EventReader(response);
    abort.signal.addEventListener('abort', () => undefined);
    reader.abort.signal.addEventListener('abort', () => abort.abort());
    return reader;
  }

  /** Events that carry data, by name; the first frame of every stream, which only gives a cursor, is none. */
  events(name?: string): readonly Frame[] {
    return this.frames.filter(
      ({ event }) => event !== null && event !== 'ready' && (name === undefined || event === name),
    );
  }

  /** Bodies of the messages that came, in the order of coming. */
  bodies(): string[] {
    return this.events('message.created').map(
      ({ data }) => (JSON.parse(data ?? '') as { body: string }).body,
    );
  }

  /** What a browser would send when it comes back. */
  get lastEventId(): string | undefined {
    return this.frames.findLast(({ id }) => id !== null)?.id ?? undefined;
  }

  /** The stream has been joined: what comes from now on is delivered to it. */
  async joined(): Promise<this> {
    await this.until(() => this.frames.some(({ event }) => event === 'ready'));
    return this;
  }

  async until(holds: () => boolean, patienceMs = 5_000): Promise<void> {
    const end = performance.now() + patienceMs;
    while (!holds()) {
      if (performance.now() > end)
        throw new Error(`waited in vain; the stream holds: ${this.text.slice(-400)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  close(): void {
    this.abort.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of this.response.body ?? [])
        this.take(decoder.decode(chunk as Uint8Array, { stream: true }));
    } catch {
      // Cut, by either side: what matters is what came before.
    }
    this.ended = true;
  }

  private take(text: string): void {
    this.text += text;
    const parts = (this.rest + text).split('\n\n');
    this.rest = parts.pop() ?? '';
    for (const part of parts) {
      const field = (name: string): string | null =>
        new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? null;
      this.frames.push({ event: field('event'), id: field('id'), data: field('data') });
    }
  }
}
