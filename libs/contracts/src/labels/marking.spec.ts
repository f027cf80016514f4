import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { NATO } from './fixtures/nato-policy.js';
import type { Label } from './label.js';
import { markingText } from './marking.js';
import { LANGUAGES, policySchema } from './policy.js';

const file = join(import.meta.dirname, '../../../../config/policies/fr.yaml');
const FR = policySchema.parse(parse(readFileSync(file, 'utf8')));

const fr = (level: string, restrictive: string[] = [], to: string[] = []): Label => ({
  policy: 'FR',
  level,
  restrictive,
  permissive: to.length > 0 ? { releasableTo: to } : {},
});

describe('markingText', () => {
  it.each<[Label, string, string, string]>([
    [fr('NP'), 'Non protégé', 'Unprotected', 'Nicht geschützt'],
    [
      fr('S', ['BOREAL', 'ALBATROS']),
      'Secret · ALBATROS · BORÉAL',
      'Secret · ALBATROS · BORÉAL',
      'Geheim · ALBATROS · BORÉAL',
    ],
    [
      fr('S', ['ALBATROS'], ['FRA']),
      'Secret · ALBATROS · Spécial France',
      'Secret · ALBATROS · Special France',
      'Geheim · ALBATROS · Spécial France',
    ],
    [
      fr('DR', [], ['FRA', 'DEU']),
      'Diffusion Restreinte · Communicable à Allemagne, France',
      'Restricted distribution · Releasable to Germany, France',
      'Eingeschränkte Verbreitung · Weitergabe an Deutschland, Frankreich',
    ],
  ])('says every part (%#)', (label, ...texts) => {
    expect(LANGUAGES.map((language) => markingText(FR, label, language))).toEqual(texts);
  });

  it('says "Spécial France" for France alone, also when it is written twice, and for no larger set', () => {
    expect(markingText(FR, fr('S', [], ['FRA', 'FRA']), 'fr')).toBe('Secret · Spécial France');
    expect(markingText(FR, fr('S', [], ['FRA', 'GBR']), 'fr')).not.toContain('Spécial France');
  });

  it('leaves no unknown part out', () => {
    const text = markingText(
      FR,
      { policy: 'FR', level: 'X1', restrictive: ['X2'], permissive: { X3: ['X4'] } },
      'en',
    );

    expect(text).toBe('X1 · X2 · X3 X4');
  });

  it('speaks the words of another policy', () => {
    const label = {
      policy: 'NATO',
      level: 'CTS',
      restrictive: ['ATOMAL'],
      permissive: { releasableTo: ['EU'] },
    };

    expect(markingText(NATO, label, 'en')).toBe('COSMIC TOP SECRET · ATOMAL · RELEASABLE TO EU');
  });
});
