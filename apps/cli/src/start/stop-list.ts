/** What runs, stopped in the opposite order of its start: whoever uses something stops before it. */
export class StopList {
  private readonly entries: { readonly name: string; readonly stop: () => Promise<void> | void }[] = [];

  get size(): number {
    return this.entries.length;
  }

  add(name: string, stop: () => Promise<void> | void): void {
    this.entries.push({ name, stop });
  }

  /** One that does not stop keeps none of the others from stopping. @returns a sentence for each such failure. */
  async stopAll(): Promise<string[]> {
    const failures: string[] = [];
    for (let entry = this.entries.pop(); entry; entry = this.entries.pop()) {
      try {
        await entry.stop();
      } catch (error) {
        failures.push(
          `${entry.name} did not stop: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    return failures;
  }
}
