import { z } from 'zod';

/**
 * Traffic Light Protocol 2.0 (FIRST): how far a recipient may share what he got. A sharing field beside the label,
 * never a part of it: it gives nobody a right to read. From the widest sharing to the narrowest; the words are the
 * same in every language.
 */
export const TLP = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Tlp = (typeof TLP)[number];

export const tlpSchema = z.enum(TLP);

interface TlpColor {
  readonly text: string;
  readonly ground: string;
}

const AMBER: TlpColor = { text: '#ffc000', ground: '#000000' };

/** The colours of the standard: text on the ground that it prescribes, light and dark screens alike. */
export const TLP_COLORS: Readonly<Record<Tlp, TlpColor>> = {
  CLEAR: { text: '#ffffff', ground: '#000000' },
  GREEN: { text: '#33ff00', ground: '#000000' },
  AMBER,
  'AMBER+STRICT': AMBER,
  RED: { text: '#ff2b2b', ground: '#000000' },
};

/** The marking as the standard spells it, such as "TLP:AMBER+STRICT"; never translated. */
export function tlpText(tlp: Tlp): string {
  return `TLP:${tlp}`;
}

/** What both allow: the narrower of the two. What is no marking (types are gone once data comes from JSON) gives RED. */
export function restrictTlp(a: Tlp, b: Tlp): Tlp {
  const ranks = [TLP.indexOf(a), TLP.indexOf(b)];
  return ranks.includes(-1) ? 'RED' : (TLP[Math.max(...ranks)] ?? 'RED');
}
