import { isMap, type RawMap } from './raw.js';

/** The upper layer over the lower: maps are merged key by key; lists, values and null replace. */
export function mergeMaps(lower: RawMap, upper: RawMap): RawMap {
  const merged = new Map<string, unknown>(Object.entries(lower));
  for (const [key, value] of Object.entries(upper)) {
    const below = merged.get(key);
    merged.set(key, isMap(below) && isMap(value) ? mergeMaps(below, value) : value);
  }
  return Object.fromEntries(merged);
}
