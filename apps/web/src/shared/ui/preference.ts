/** The only keys that may stand in browser storage: how the screens look, never what they hold. */
const KEYS = ['ruche.theme', 'ruche.language'] as const;
type PreferenceKey = (typeof KEYS)[number];

/** @returns null when nothing was chosen, or where storage is switched off. */
export function readPreference(key: PreferenceKey): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writePreference(key: PreferenceKey, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the choice then holds for this page only.
  }
}

/** Does something after which the browser's storage is empty, and puts the preferences back. */
export async function keepPreferences(task: () => Promise<void>): Promise<void> {
  const kept = KEYS.map((key) => [key, readPreference(key)] as const);
  try {
    await task();
  } finally {
    for (const [key, value] of kept) if (value !== null) writePreference(key, value);
  }
}
