import type { Socket } from 'node:net';
import { BerReader } from 'ldapts';
import { readSearchFilter, type SearchFilter } from './read-search-filter.js';

/** Longest message that is waited for, in bytes. */
const LONGEST = 65_536;

/**
 * Reads the filters of searches off a connection, beside ldapjs: that turns what it reads into filter text and reads
 * the text again, after which a parenthesis and a backslash with two digits can no longer be told apart.
 */
export class SearchFilterTap {
  private pending = Buffer.alloc(0);
  private readonly filters = new Map<number, SearchFilter>();

  /** Must be made after ldapjs began to listen and before a byte has come: it reads first, then hands on. */
  constructor(socket: Socket) {
    const readers = socket.listeners('data');
    socket.removeAllListeners('data');
    socket.on('data', (chunk: Buffer) => {
      try {
        this.read(chunk);
        for (const reader of readers) reader.call(socket, chunk);
      } catch {
        // What is no LDAP makes ldapjs throw where nobody catches: one noisy client would end the process.
        socket.destroy();
      }
    });
  }

  /** The filter of a search, once; null when it could not be read. */
  take(messageId: number): SearchFilter | null {
    const filter = this.filters.get(messageId) ?? null;
    this.filters.delete(messageId);
    return filter;
  }

  private read(chunk: Buffer): void {
    this.pending = Buffer.concat([this.pending, chunk]);
    for (let length = messageLength(this.pending); length !== null; length = messageLength(this.pending)) {
      const found = readSearchFilter(this.pending.subarray(0, length));
      if (found) this.filters.set(found.messageId, found.filter);
      this.pending = this.pending.subarray(length);
    }
    if (this.pending.length > LONGEST) throw new Error('A message is too long.');
  }
}

/** Bytes of the first message; null when it is not whole yet. */
function messageLength(bytes: Buffer): number | null {
  const reader = new BerReader(bytes);
  if (reader.readSequence() === null) return null;
  const length = reader.offset + reader.length;
  return length > bytes.length ? null : length;
}
