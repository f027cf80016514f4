/** The only keys that may stand in browser storage: how the screens look, never what they hold. */
type PreferenceKey = 'ruche.theme' | 'ruche.language';

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
