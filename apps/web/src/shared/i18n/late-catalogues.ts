import type { Language } from '#contracts';
import type { i18n } from 'i18next';

type Texts = Readonly<Partial<Record<Language, object>>>;

const waiting = new Map<string, Texts>();
let running: i18n | null = null;

/**
 * The texts of a part of the application that comes in a chunk of its own. All languages come together, so that a
 * switch shows at once there too; of what belongs to the first load each comes by itself: see parted-catalogues.ts.
 * Called by the module that the part imports before it draws anything.
 */
export function addCatalogue(namespace: string, texts: Texts): void {
  waiting.set(namespace, { ...waiting.get(namespace), ...texts });
  if (running) put(running, namespace, texts);
}

/** Called once when the application starts. */
export function openCatalogues(instance: i18n): void {
  running = instance;
  for (const [namespace, texts] of waiting) put(instance, namespace, texts);
}

function put(instance: i18n, namespace: string, texts: Texts): void {
  for (const [language, bundle] of Object.entries(texts))
    instance.addResourceBundle(language, namespace, bundle);
}
