/** Settings as they were written, before anything judged them. */
export type RawMap = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is RawMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path of raw settings; undefined when nothing does. */
export function valueAt(raw: unknown, path: readonly (string | number)[]): unknown {
  let current = raw;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

/** A text at a dotted path; null when something else or nothing stands there. */
export function textAt(raw: unknown, path: string): string | null {
  const value = valueAt(raw, path.split('.'));
  return typeof value === 'string' ? value : null;
}

/** The items of a list at a dotted path; empty when no list stands there. */
export function listAt(raw: unknown, path: string): readonly unknown[] {
  const value = valueAt(raw, path.split('.'));
  return Array.isArray(value) ? value : [];
}
