import type { Language } from '#contracts';

/** Languages to choose from, as ISO 639 codes; one that a profile names besides is shown all the same. */
const SPOKEN = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'tr',
  'uk',
  'zh',
] as const;

/** The name of a language in another, with a capital as at the head of a line; the code itself where none is known. */
export function languageName(code: string, language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** Codes and names in the order of the names. @param besides codes that must be there too */
export function spokenLanguages(language: Language, besides: readonly string[] = []) {
  return [...new Set([...SPOKEN, ...besides])]
    .map((code) => ({ code, name: languageName(code, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
