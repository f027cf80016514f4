import type { Language } from '#contracts';
import { readLanguage } from './language.js';
import { addCatalogue } from './late-catalogues.js';

type Loaders = Readonly<Record<Language, () => Promise<object>>>;

/** Parts that something on this page has asked for: a switch of language brings them along. */
const needed = new Map<string, Loaders>();
const loaded = new Map<string, Promise<void>>();

/**
 * Texts of a part that belongs to the first load, one language at a time.
 * @returns resolves once those of the language on screen are here: whoever draws the part waits for it
 */
export function partedCatalogue(namespace: string, loaders: Loaders): () => Promise<void> {
  return () => {
    needed.set(namespace, loaders);
    return load(namespace, loaders, readLanguage());
  };
}

/** @throws when the network is gone */
export async function loadNeeded(language: Language): Promise<void> {
  await Promise.all([...needed].map(([namespace, loaders]) => load(namespace, loaders, language)));
}

function load(namespace: string, loaders: Loaders, language: Language): Promise<void> {
  const key = `${namespace} ${language}`;
  const known = loaded.get(key);
  if (known) return known;
  const loading = loaders[language]().then((texts) => addCatalogue(namespace, { [language]: texts }));
  loaded.set(key, loading);
  // What failed is tried again the next time.
  loading.catch(() => loaded.delete(key));
  return loading;
}
