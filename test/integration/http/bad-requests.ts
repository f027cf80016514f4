import { newId } from '#kernel';
import type { AskOptions } from '../../support/site/test-api.js';

export interface BadRequest {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:conversation` stands for one that the caller may write in. */
  readonly path: string;
  readonly status: number;
  readonly options?: (right: { labelId: string }) => AskOptions;
}

const MESSAGES = '/api/v1/conversations/:conversation/messages';
const LIST = '/api/v1/conversations';

const post = (
  name: string,
  status: number,
  body: (labelId: string) => unknown,
  path = MESSAGES,
): BadRequest => ({
  name,
  method: 'POST',
  path,
  status,
  options: ({ labelId }) => ({ body: body(labelId) }),
});
const get = (name: string, status: number, path: string, options?: AskOptions): BadRequest => ({
  name,
  method: 'GET',
  path,
  status,
  ...(options ? { options: () => options } : {}),
});
const typed = (name: string, contentType: string, body: string): BadRequest => ({
  name,
  method: 'POST',
  path: MESSAGES,
  status: 400,
  options: () => ({ body, headers: { 'content-type': contentType } }),
});

const TEXTS: readonly BadRequest[] = [
  post('malformed JSON', 400, () => '{"body": '),
  post('an empty body', 400, () => ''),
  post('JSON null', 422, () => 'null'),
  post('a list', 422, () => []),
  post('an unknown field', 422, (labelId) => ({ body: 'x', labelId, spaceId: newId() })),
  post('a body over 64 KiB', 413, (labelId) => ({ body: 'x'.repeat(66_000), labelId })),
  post('a text of 20,001 characters', 422, (labelId) => ({ body: 'x'.repeat(20_001), labelId })),
  post('a NUL', 422, (labelId) => ({ body: 'a\u0000b', labelId })),
  post('a lone surrogate', 422, (labelId) => `{"body":"\\ud800","labelId":"${labelId}"}`),
  post('blanks only', 422, (labelId) => ({ body: ' \n\t', labelId })),
  post('a number for a text', 422, (labelId) => ({ body: 7, labelId })),
  post('a __proto__ key', 400, (labelId) => `{"body":"x","labelId":"${labelId}","__proto__":{"admin":true}}`),
  post(
    'a constructor key',
    400,
    (labelId) => `{"body":"x","labelId":"${labelId}","constructor":{"prototype":{}}}`,
  ),
  post('a label that is no id', 422, () => ({ body: 'x', labelId: '1' })),
  post('a list for a label', 422, (labelId) => ({ body: 'x', labelId: [labelId] })),
  post('SQL for a label', 422, () => ({ body: 'x', labelId: "' OR 1=1 --" })),
  post('deep lists', 422, () => '['.repeat(10_000) + ']'.repeat(10_000)),
  post('deep objects', 422, () => '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)),
  post('a label of an unknown policy', 422, () => ({ policy: 'XX', level: 'S' }), '/api/v1/labels'),
  post('a label of an inherited name', 422, () => ({ policy: 'constructor', level: 'S' }), '/api/v1/labels'),
  post('a label above the ceiling', 422, () => ({ policy: 'FR', level: 'TS' }), '/api/v1/labels'),
  post(
    'a label with an empty list',
    422,
    () => ({ policy: 'FR', level: 'S', permissive: { releasableTo: [] } }),
    '/api/v1/labels',
  ),
  post('a sign-in without the notice', 422, () => ({ username: 'np', password: 'x' }), '/api/v1/session'),
  typed('XML', 'text/xml', '<a/>'),
  typed('a form', 'application/x-www-form-urlencoded', 'body=x'),
  typed('plain text', 'text/plain', '{}'),
  typed('a form of parts', 'multipart/form-data; boundary=a', '--a--'),
];

const ADDRESSES: readonly BadRequest[] = [
  get('an id that is none', 422, '/api/v1/conversations/1'),
  get('an id with NUL', 422, '/api/v1/conversations/%00'),
  get('an id with SQL', 422, `/api/v1/conversations/${encodeURIComponent("';DROP TABLE x;--")}`),
  get('an id that is too long', 404, `/api/v1/conversations/${'a'.repeat(400)}`),
  get('encoded slashes', 404, '/api/v1/conversations%2f1%2fmessages'),
  get('a parent folder', 404, '/api/v1/../../etc/passwd'),
  get('an encoded parent folder', 404, '/api/v1/%2e%2e/%2e%2e/etc/passwd'),
  get('an address that cannot be decoded', 404, '/api/v1/%zz'),
  get('half a character', 404, '/api/v1/conversations/%c3'),
  get('a doubled slash', 404, '/api//v1/session'),
  get('another spelling', 404, '/API/V1/SESSION'),
  get('the bare prefix', 404, '/api/v1/'),
  get('a limit of zero', 422, `${LIST}?limit=0`),
  get('a negative limit', 422, `${LIST}?limit=-1`),
  get('a huge limit', 422, `${LIST}?limit=99999999999999999999`),
  get('a limit above the greatest', 422, `${LIST}?limit=101`),
  get('a limit in words', 422, `${LIST}?limit=ten`),
  get('a limit with an exponent', 422, `${LIST}?limit=1e1`),
  get('two limits', 422, `${LIST}?limit=1&limit=2`),
  get('a limit as a list', 422, `${LIST}?limit[]=1`),
  get('an unknown parameter', 422, `${LIST}?order=body`),
  get('a cursor that is none', 422, `${LIST}?before=1`),
  { name: 'PUT', method: 'PUT', path: '/api/v1/session', status: 404, options: () => ({ body: {} }) },
  { name: 'PATCH', method: 'PATCH', path: MESSAGES, status: 404, options: () => ({ body: {} }) },
  { name: 'DELETE on a list', method: 'DELETE', path: MESSAGES, status: 404 },
];

const cookie = (name: string, value: string): BadRequest =>
  get(`a cookie ${name}`, 401, '/api/v1/session', { headers: { cookie: value } });

const COOKIES: readonly BadRequest[] = [
  cookie('that is empty', 'ruche='),
  cookie('that is too short', 'ruche=abc'),
  cookie('with SQL', `ruche=${"'".repeat(43)}`),
  cookie('that cannot be decoded', 'ruche=%zz%zz'),
  cookie('of unknown letters', `ruche=${'A'.repeat(43)}`),
  cookie('of another name', `__Host-ruche=${'A'.repeat(43)}`),
  cookie('given twice', `ruche=${'A'.repeat(43)}; ruche=${'B'.repeat(43)}`),
  cookie('of many kilobytes', `ruche=${'A'.repeat(12_000)}`),
];

export const BAD_REQUESTS: readonly BadRequest[] = [...TEXTS, ...ADDRESSES, ...COOKIES];
