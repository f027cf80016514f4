import { canonicalLabel, type Label } from '#contracts';

const label = (level: string, restrictive: string[] = [], permissive: Label['permissive'] = {}): Label =>
  canonicalLabel({ policy: 'FR', level, restrictive, permissive });

/** Labels of the test site. */
export const TEST_LABELS = {
  NP: label('NP'),
  DR: label('DR'),
  S: label('S'),
  S_A: label('S', ['ALBATROS']),
  S_AB: label('S', ['ALBATROS', 'BOREAL']),
  S_FRA: label('S', [], { releasableTo: ['FRA'] }),
  S_FRA_DEU: label('S', [], { releasableTo: ['FRA', 'DEU'] }),
} as const;
export type TestLabel = keyof typeof TEST_LABELS;
