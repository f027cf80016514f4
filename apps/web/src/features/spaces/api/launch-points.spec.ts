import { describe, expect, it } from '@jest/globals';
import { preparedPoints } from './launch-points.js';

const EMPTY = { cause: '', gains: '', efforts: '', rhythm: '', successSign: '' };

describe('the points of a launch', () => {
  it('are none before anything is written', () => {
    expect([...preparedPoints(null)]).toEqual([]);
    expect([...preparedPoints({ ...EMPTY, rhythm: '  ' })]).toEqual([]);
  });

  it('count the members only when both the gain and the cost are said', () => {
    expect([...preparedPoints({ ...EMPTY, gains: 'Des réponses' })]).toEqual([]);
    expect([...preparedPoints({ ...EMPTY, gains: 'Des réponses', efforts: 'Une heure' })]).toEqual([
      'members',
    ]);
  });

  it('are four when all is written', () => {
    const all = { cause: 'a', gains: 'b', efforts: 'c', rhythm: 'd', successSign: 'e' };
    expect(preparedPoints(all).size).toBe(4);
  });
});
