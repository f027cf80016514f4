import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { openCatalogues } from './late-catalogues.js';
import { loadNeeded, partedCatalogue } from './parted-catalogues.js';

describe('a catalogue that comes one language at a time', () => {
  it('brings the language on screen first, and every part along when another one is chosen', async () => {
    const instance = i18next.createInstance();
    await instance.init({ lng: 'fr', resources: {} });
    openCatalogues(instance);
    const asked: string[] = [];
    const text = (language: string) => () => {
      asked.push(language);
      return Promise.resolve({ hello: language });
    };
    const need = partedCatalogue('part', { fr: text('fr'), en: text('en'), de: text('de') });
    partedCatalogue('other', { fr: text('never'), en: text('never'), de: text('never') });
    await need();
    await need();
    expect(asked).toEqual(['fr']);
    expect(instance.getResource(instance.language, 'part', 'hello')).toBe('fr');
    await loadNeeded('de');
    await instance.changeLanguage('de');
    expect(instance.getResource(instance.language, 'part', 'hello')).toBe('de');
    expect(asked).toEqual(['fr', 'de']);
  });

  it('asks again for what did not come', async () => {
    let isGone = true;
    const load = () => (isGone ? Promise.reject(new Error('gone')) : Promise.resolve({}));
    const need = partedCatalogue('late', { fr: load, en: load, de: load });
    await expect(need()).rejects.toThrow('gone');
    isGone = false;
    await expect(need()).resolves.toBeUndefined();
  });
});
