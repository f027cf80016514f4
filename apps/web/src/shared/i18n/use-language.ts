import type { Language } from '#contracts';
import { useTranslation } from 'react-i18next';
import { asLanguage } from './language.js';

/** The language on screen; a component that calls this is drawn again when it changes. */
export function useLanguage(): Language {
  return asLanguage(useTranslation().i18n.language);
}
