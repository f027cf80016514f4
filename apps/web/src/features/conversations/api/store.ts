/** Values by conversation, held in memory and told to React through `useSyncExternalStore`. */
export class Store<Value> {
  private readonly values = new Map<string, Value>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly absent: Value) {}

  get(key: string): Value {
    return this.values.get(key) ?? this.absent;
  }

  set(key: string, value: Value): void {
    this.values.set(key, value);
    this.tell();
  }

  clear(): void {
    this.values.clear();
    this.tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
