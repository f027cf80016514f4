interface Post {
  readonly begun: number;
  acknowledged: boolean;
}

/** Every message that was sent, by its number, which stands in its body. */
export class Ledger {
  private readonly posts: Post[] = [];

  /** @returns the number of a message that is about to be sent. */
  begin(at: number): number {
    return this.posts.push({ begun: at, acknowledged: false }) - 1;
  }

  acknowledge(number: number): void {
    const post = this.posts[number];
    if (post) post.acknowledged = true;
  }

  begunAt(number: number): number {
    return this.posts[number]?.begun ?? -Infinity;
  }

  /** The number that the next message gets. */
  get next(): number {
    return this.posts.length;
  }

  acknowledgedSince(first: number): number[] {
    return this.posts.flatMap(({ acknowledged }, number) =>
      acknowledged && number >= first ? [number] : [],
    );
  }
}

export function bodyOf(number: number): string {
  return `chaos ${number}: mesure reprise au banc, écart dans la tolérance.`;
}

/** Null for a message that is not of this run. */
export function numberIn(body: string): number | null {
  const digits = /^chaos (\d+):/.exec(body)?.[1];
  return digits === undefined ? null : Number(digits);
}
