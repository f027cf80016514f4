import { Agent, request } from 'node:http';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string | null;
  readonly body: object | null;
}

export interface Answer {
  /** Null when there was none. */
  readonly status: number | null;
  /** For the table: `200`, `503 OVERLOADED`, `cut`, `silent`, `nobody listens`. */
  readonly what: string;
  readonly text: string;
}

/** A person who has waited this long goes away. Milliseconds. */
const PATIENCE_MS = 15_000;
const agent = new Agent({ keepAlive: true });

/** Asks the first node that takes the connection, as a proxy in front of them would; nothing is ever sent twice. */
export async function ask(ports: readonly number[], question: Question): Promise<Answer> {
  for (const port of ports) {
    const answer = await askNode(port, question);
    if (answer !== REFUSED) return answer;
  }
  return REFUSED;
}

const REFUSED: Answer = { status: null, what: 'nobody listens', text: '' };

export function headersOf(token: string | null): Record<string, string> {
  return { 'x-ruche-request': '1', ...(token === null ? {} : { cookie: `ruche=${token}` }) };
}

function askNode(port: number, { method, path, token, body }: Question): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const payload = body === null ? '' : JSON.stringify(body);
  const headers = {
    ...headersOf(token),
    ...(body === null
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
  };
  const sent = request({ host: '127.0.0.1', port, method, path: `/api/v1/${path}`, headers, agent });
  const timer = setTimeout(() => {
    resolve({ status: null, what: 'silent', text: '' });
    sent.destroy();
  }, PATIENCE_MS);
  const cut: Answer = { status: null, what: 'cut', text: '' };
  sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? REFUSED : cut));
  sent.on('response', (response) => {
    let text = '';
    const status = response.statusCode ?? 0;
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('error', () => resolve(cut));
    response.on('end', () => resolve({ status, what: wordsFor(status, text), text }));
  });
  sent.end(payload);
  return promise.finally(() => {
    clearTimeout(timer);
  });
}

function wordsFor(status: number, text: string): string {
  if (status < 400) return String(status);
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? '';
  return `${status} ${code}`.trim();
}
