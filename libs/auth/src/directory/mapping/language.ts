import { LANGUAGES, type Language } from '#contracts';

/**
 * The first language of a preferredLanguage value (RFC 2798: the syntax of Accept-Language) when the screens have it,
 * otherwise null: the site's default then holds. The region is dropped: "fr-FR, en;q=0.8" is French.
 */
export function languageOf(values: readonly string[]): Language | null {
  const primary = /^\s*([A-Za-z]{2,3})\b/.exec(values[0] ?? '')?.[1]?.toLowerCase();
  return LANGUAGES.find((language) => language === primary) ?? null;
}
