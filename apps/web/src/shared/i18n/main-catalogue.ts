import type { Language } from '#contracts';
import type { i18n } from 'i18next';
import type { Catalogue } from './catalogue.js';
import { loadNeeded } from './parted-catalogues.js';

/** Each language in a chunk of its own: the first load holds the one that is read. */
const LOADERS: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  fr: () => import('./fr.js').then(({ fr }) => fr),
  en: () => import('./en.js').then(({ en }) => en),
  de: () => import('./de.js').then(({ de }) => de),
};

export function loadCatalogue(language: Language): Promise<Catalogue> {
  return LOADERS[language]();
}

/** Without a reload, and without a text missing: the texts come first. Where the network is gone nothing changes. */
export async function switchLanguage(instance: i18n, language: Language): Promise<void> {
  try {
    await loadNeeded(language);
    if (!instance.hasResourceBundle(language, 'translation'))
      instance.addResourceBundle(language, 'translation', await loadCatalogue(language));
  } catch {
    return;
  }
  await instance.changeLanguage(language);
}
