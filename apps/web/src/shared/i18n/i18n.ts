import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { writePreference } from '../ui/preference.js';
import { asLanguage, readLanguage } from './language.js';
import { openCatalogues } from './late-catalogues.js';
import { loadCatalogue } from './main-catalogue.js';

/** Resolves once the texts of the person's language are here: nothing is drawn without them. */
export async function startI18n(): Promise<i18n> {
  const instance = i18next.createInstance();
  const language = readLanguage();
  const catalogue = await loadCatalogue(language);
  instance.on('languageChanged', (next) => {
    document.documentElement.lang = asLanguage(next);
    writePreference('ruche.language', next);
  });
  void instance.use(initReactI18next).init({
    resources: { [language]: { translation: catalogue } },
    lng: language,
    fallbackLng: 'fr',
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  openCatalogues(instance);
  return instance;
}
