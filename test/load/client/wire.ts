/** One request as its bytes: written again and again, so that the client costs as little as it can. */
export function requestBytes(
  method: 'GET' | 'POST',
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object | null,
): string {
  const payload = body === null ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === null
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(payload)}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${payload}`;
}

export interface AnswerHead {
  readonly status: number;
  /** Bytes of the whole answer, head included. */
  readonly length: number;
}

/** Null while the head is not complete. @throws on an answer without a length, which neither server sends. */
export function answerHead(received: Buffer): AnswerHead | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${head}`);
  return { status: Number(head.slice(9, 12)), length: end + 4 + Number(length) };
}
