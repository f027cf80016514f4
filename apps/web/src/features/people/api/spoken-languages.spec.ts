import { describe, expect, it } from '@jest/globals';
import { languageName, spokenLanguages } from './spoken-languages.js';

describe('spoken languages', () => {
  it('are named in the language of the screen, with a capital', () => {
    expect(languageName('de', 'fr')).toBe('Allemand');
    expect(languageName('de', 'en')).toBe('German');
    expect(languageName('de', 'de')).toBe('Deutsch');
  });

  it('stand in the order of their names, with those of the profile', () => {
    const list = spokenLanguages('de', ['eu']);
    const names = list.map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'de')));
    expect(list.filter(({ code }) => code === 'eu')).toEqual([{ code: 'eu', name: 'Baskisch' }]);
  });
});
