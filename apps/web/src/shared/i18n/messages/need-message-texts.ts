import { partedCatalogue } from '../parted-catalogues.js';

const need = partedCatalogue('messages', {
  fr: () => import('./fr.js').then(({ fr }) => fr),
  en: () => import('./en.js').then(({ en }) => en),
  de: () => import('./de.js').then(({ de }) => de),
});

/** A part of the message flow once its texts are here too. */
export function withMessageTexts<Part>(part: Promise<Part>): Promise<Part> {
  return Promise.all([part, need()]).then(([loaded]) => loaded);
}
