import type { Answer } from '../site/test-api.js';
import { without } from './without.js';

/** Everything of an answer but the id and the time of its request. */
export function shown(answer: Answer): string {
  const requestId = answer.headers['x-request-id'];
  const headers = without(answer.headers, 'x-request-id', 'date');
  return JSON.stringify([answer.status, headers, answer.text.replaceAll(String(requestId), 'REQUEST')]);
}
