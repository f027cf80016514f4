import { LANGUAGES, type Language } from '#contracts';

/** The first language of ours in an Accept-Language header, in the caller's order; French when there is none. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').slice(0, 200).toLowerCase().split(',');
  for (const entry of wanted) {
    const found = LANGUAGES.find((language) => entry.trim().startsWith(language));
    if (found) return found;
  }
  return 'fr';
}
