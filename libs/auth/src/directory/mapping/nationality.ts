import type { DirectoryMapping } from '../directory-settings.js';

/**
 * The permissive value of a directory's nationality, such as FRA for FR; case does not count. Null when it is absent,
 * unknown, or held twice with two meanings: two nationalities would open what is kept for each alone.
 */
export function permissiveValue(
  meanings: Readonly<Record<string, string>>,
  nationalities: readonly string[],
): string | null {
  const byKey = new Map(Object.entries(meanings).map(([key, value]) => [key.toLowerCase(), value]));
  const values = new Set(
    nationalities.map((nationality) => byKey.get(nationality.trim().toLowerCase()) ?? null),
  );
  const [only] = values;
  return values.size === 1 ? (only ?? null) : null;
}

/** The nationality for the profile: what the first rule that knows it makes of it. */
export function nationalityOf(mapping: DirectoryMapping, nationalities: readonly string[]): string | null {
  for (const { values } of mapping.nationality) {
    const value = permissiveValue(values, nationalities);
    if (value !== null) return value;
  }
  return null;
}
