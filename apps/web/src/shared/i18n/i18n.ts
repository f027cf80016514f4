import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { writePreference } from '../ui/preference.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { asLanguage, readLanguage } from './language.js';
import { openCatalogues } from './late-catalogues.js';

/** The catalogues are part of the page: a switch of language shows at once, without a request. */
export function startI18n(): i18n {
  const instance = i18next.createInstance();
  instance.on('languageChanged', (language) => {
    document.documentElement.lang = asLanguage(language);
    writePreference('ruche.language', language);
  });
  void instance.use(initReactI18next).init({
    resources: { fr: { translation: fr }, en: { translation: en }, de: { translation: de } },
    lng: readLanguage(),
    fallbackLng: 'fr',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  openCatalogues(instance);
  return instance;
}
