import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Audience, type Language } from '#contracts';
import i18next, { type i18n, type TFunction } from 'i18next';
import { composingTexts } from '../../../shared/i18n/composing/texts.js';
import { audienceWords, changeWords, unreachedWords } from './audience-words.js';

const NOBODY: Audience = {
  labelId: 'open',
  readers: 0,
  organisations: [],
  nationalities: [],
  without: 0,
  unreached: [],
  problem: null,
};
const unit = (name: string, count: number) => ({ name, count });
const MANY: Audience = {
  ...NOBODY,
  readers: 23,
  organisations: [unit('Aubrac Systèmes', 19), unit('Essais', 2), unit('Calcul', 1), unit('Achats', 1)],
  nationalities: [
    { code: 'FRA', count: 20 },
    { code: 'DEU', count: 3 },
  ],
  without: 6,
};

describe('the audience in words', () => {
  let instance: i18n;
  beforeAll(async () => {
    instance = i18next.createInstance();
    const resources = Object.fromEntries(
      LANGUAGES.map((language) => [language, { composing: composingTexts[language] }]),
    );
    await instance.init({ resources, lng: 'fr', interpolation: { escapeValue: false } });
  });
  const say = (language: Language): TFunction<'composing'> => instance.getFixedT(language, 'composing');
  /** Spaces that do not break read like others here. */
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  const words = (audience: Audience, language: Language) =>
    plain(audienceWords(audience, say(language), language));

  it('says how many, from where, and how many not', () => {
    expect(words(MANY, 'en')).toBe(
      '23 people will read this: 19 of Aubrac Systèmes, 2 of Essais, 1 of Calcul, 1 from elsewhere · 20 FRA, 3 DEU. 6 members will not.',
    );
    expect(words(MANY, 'fr')).toBe(
      '23 personnes liront ce message : Aubrac Systèmes (19), Essais (2), Calcul (1) et 1 d’ailleurs · FRA (20) et DEU (3). 6 membres ne le liront pas.',
    );
    expect(words(MANY, 'de')).toBe(
      '23 Personen werden diese Nachricht lesen: 19 von Aubrac Systèmes, 2 von Essais, 1 von Calcul und 1 von anderswo · 20 FRA, 3 DEU. 6 Mitglieder nicht.',
    );
  });

  it.each<[Language, string]>([
    ['en', '1 person will read this. 1 member will not.'],
    ['fr', '1 personne lira ce message. 1 membre ne le lira pas.'],
    ['de', '1 Person wird diese Nachricht lesen. 1 Mitglied nicht.'],
  ])('speaks of one in %s', (language, expected) => {
    expect(words({ ...NOBODY, readers: 1, without: 1 }, language)).toBe(expected);
  });

  it.each(LANGUAGES)('says in %s that nobody will', (language) => {
    expect(words(NOBODY, language)).toBe(plain(composingTexts[language].audience.nobody));
    expect(words({ ...NOBODY, without: 3 }, language)).not.toMatch(/\{\{|0/);
  });

  it.each<[Language, string, string]>([
    ['en', '6 people fewer', '1 person more'],
    ['fr', '6 personnes de moins', '1 personne de plus'],
    ['de', '6 Personen weniger', '1 Person mehr'],
  ])(
    'says in %s what another label changes, and nothing when it changes nothing',
    (language, fewer, more) => {
      expect(plain(changeWords(23, 17, say(language)))).toContain(fewer);
      expect(plain(changeWords(17, 18, say(language)))).toContain(more);
      expect(changeWords(18, 18, say(language))).toBe('');
    },
  );

  it.each(LANGUAGES)('names in %s who is mentioned and not reached', (language) => {
    const people = ['Nadia Perrin', 'Damien Roche'].map((displayName, at) => ({
      id: String(at),
      displayName,
    }));
    const both = unreachedWords({ ...NOBODY, unreached: people }, say(language), language);
    expect(both).toContain('Nadia Perrin');
    expect(both).toContain('Damien Roche');
    expect(unreachedWords(NOBODY, say(language), language)).toBe('');
    const one = unreachedWords({ ...NOBODY, unreached: people.slice(0, 1) }, say(language), language);
    expect(one).not.toMatch(/\{\{/);
  });
});
