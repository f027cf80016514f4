import type { Socket } from 'node:net';
import type { Code, Problem } from '#contracts';
import { newId } from '#kernel';

/**
 * Answers what is not HTTP or has too large a head. Node gives up such a connection before there is a request: no
 * hook, no filter and no caller exist, so this is the whole answer.
 */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLarge ? 431 : 400;
  const title = tooLarge ? 'Request Header Fields Too Large' : 'Bad Request';
  const code: Code = 'REQUEST_INVALID';
  const problem: Problem = { type: 'about:blank', title, status, code, requestId: newId() };
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
