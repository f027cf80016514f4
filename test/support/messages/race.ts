import type { Answer } from '../site/test-api.js';

/** Requests of one race. */
export const MANY = 50;

/** One request among the others, not the first of all. */
export function race<T>(each: (n: number) => Promise<T>, one: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: MANY }, (_, n) => (n === MANY / 2 ? one() : each(n))));
}

/** Why requests were refused, each reason once. */
export function codes(answers: readonly Answer[]): (string | undefined)[] {
  const refused = answers.filter(({ status }) => status >= 400);
  return [...new Set(refused.map(({ body }) => (body as { code?: string }).code))];
}

/** The same without those that waited too long at a row that all want: they are told so, and nothing of theirs was done. */
export function refusals(answers: readonly Answer[]): (string | undefined)[] {
  return codes(answers).filter((code) => code !== 'OVERLOADED');
}
