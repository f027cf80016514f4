import { LANGUAGES, type Language } from '#contracts';
import { readPreference } from '../ui/preference.js';

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  de: 'Deutsch',
};

/** French unless another one was chosen on this machine. */
export function readLanguage(): Language {
  return asLanguage(readPreference('ruche.language'));
}

export function asLanguage(text: string | null | undefined): Language {
  return LANGUAGES.find((language) => language === text) ?? 'fr';
}
