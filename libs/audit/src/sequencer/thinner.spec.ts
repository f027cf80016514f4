import { expect, it } from '@jest/globals';
import { Thinner } from './thinner.js';

it('looks at each checkpoint once, a batch at a time, and again when others have become old', async () => {
  /** Of checkpoints 1, 2, 3 … those up to here are old enough. */
  let old = 450;
  const asked: number[] = [];
  const thinner = new Thinner({
    thin: (after, most) => {
      asked.push(after);
      const last = Math.min(old, after + most);
      return Promise.resolve({ last: last > after ? last : null, more: last === after + most });
    },
  });
  const steps = async (): Promise<number[]> => {
    while (await thinner.step());
    return asked.splice(0);
  };
  expect(await steps()).toEqual([0, 200, 400]);
  expect(await steps()).toEqual([]);
  thinner.look();
  expect(await steps()).toEqual([450]);
  old = 460;
  thinner.look();
  expect(await steps()).toEqual([450]);
  thinner.look();
  expect(await steps()).toEqual([460]);
});
