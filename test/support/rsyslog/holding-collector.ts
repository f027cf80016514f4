import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Party } from './collector-certificates.js';

/** More than a client says before its first message, in bytes. */
const LONGEST_GREETING = 4_096;

/**
 * A collector over TLS that reads from its kernel only when it is told to, as a process does that is busy or about to
 * be stopped: what came stays in the kernel.
 */
export class HoldingCollector {
  /** What it read, decrypted. */
  received = Buffer.alloc(0);
  /** Whether it stops reading behind the greeting and what its first read brought, of 64 KiB at most. */
  holds = true;
  /** Bytes that it reads of the connection at a time. */
  pieces = Infinity;
  private raw: Socket | null = null;
  private whenSecure: () => void = () => undefined;
  readonly secure = new Promise<void>((resolve) => (this.whenSecure = resolve));

  private constructor(private readonly server: Server) {}

  static async start(caFile: string, { certFile, keyFile }: Party): Promise<HoldingCollector> {
    const keys = { ca: readFileSync(caFile), cert: readFileSync(certFile), key: readFileSync(keyFile) };
    const server = createServer({ allowHalfOpen: true });
    const made = new HoldingCollector(server);
    server.on('connection', (raw) => {
      made.serve(raw, keys);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return made;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Reads on, to the end. */
  goOn(): void {
    this.holds = false;
    this.raw?.resume();
  }

  /** Ends as a process does: the kernel closes what is open. */
  die(): void {
    this.raw?.destroy();
  }

  async stop(): Promise<void> {
    this.die();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(raw: Socket, keys: Record<'ca' | 'cert' | 'key', Buffer>): void {
    const inner = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _, done) => raw.write(chunk, done),
      final: (done) => raw.end(done),
    });
    this.raw = raw;
    const tls = new TLSSocket(inner, {
      ...keys,
      isServer: true,
      requestCert: true,
      rejectUnauthorized: true,
    });
    tls.on('secure', () => {
      this.whenSecure();
    });
    tls.on('data', (chunk: Buffer) => (this.received = Buffer.concat([this.received, chunk])));
    tls.on('end', () => tls.end());
    for (const one of [raw, tls, inner]) one.on('error', () => undefined);
    let seen = 0;
    raw.on('data', (chunk) => {
      seen += chunk.length;
      if (this.holds && seen > LONGEST_GREETING) raw.pause();
      const step = Math.min(this.pieces, chunk.length);
      for (let at = 0; at < chunk.length; at += step) inner.push(chunk.subarray(at, at + step));
    });
    raw.on('end', () => inner.push(null));
  }
}
