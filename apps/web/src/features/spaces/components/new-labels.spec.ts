import { describe, expect, it } from '@jest/globals';
import type { LabelItem } from '#contracts';
import { labelsOf, NO_LABELS_CHOSEN } from './new-labels.js';

const label = (id: string, rank: number, text = id): LabelItem => ({
  id,
  rank,
  text,
  texts: { fr: text, en: text, de: text },
  color: '#000000',
  colorDark: '#ffffff',
  level: String(rank),
  copyBlocked: false,
});
const USABLE = [label('secret', 2), label('np', 0), label('np-fr', 0, 'np · fr'), label('dr', 1)];

describe('the labels of a new space', () => {
  it('start at the lowest one, all three', () => {
    expect(labelsOf(NO_LABELS_CHOSEN, USABLE)).toEqual({
      entryLabelId: 'np',
      ceilingLabelId: 'np',
      defaultLabelId: 'np',
    });
  });

  it('follow the entry until they are chosen', () => {
    const chosen = { ...NO_LABELS_CHOSEN, entryLabelId: 'dr', ceilingLabelId: 'secret' };
    expect(labelsOf(chosen, USABLE)).toEqual({
      entryLabelId: 'dr',
      ceilingLabelId: 'secret',
      defaultLabelId: 'dr',
    });
  });

  it('forget what is not (or no longer) usable', () => {
    const chosen = { ...NO_LABELS_CHOSEN, entryLabelId: 'gone', ceilingLabelId: 'gone' };
    expect(labelsOf(chosen, USABLE)?.ceilingLabelId).toBe('np');
    expect(labelsOf(NO_LABELS_CHOSEN, [])).toBeNull();
  });
});
