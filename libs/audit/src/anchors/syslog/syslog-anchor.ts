import { setImmediate as breathe } from 'node:timers/promises';
import type { Anchor, AnchorBatch } from '../anchor.js';
import { sendAll, type SyslogPatience, type SyslogServer } from './syslog-connection.js';
import { syslogFrames, type FrameOptions } from './syslog-frames.js';

const PATIENCE: SyslogPatience = { connect: 10_000, read: 30_000 };

/** Records that are written out at a stretch, about 10 ms of work: then it is the sealing's turn. */
const SLICE = 100;

/** A collector of RFC 5424 messages over TLS (RFC 5425), both sides shown by certificates. */
export class SyslogAnchor implements Anchor {
  readonly name = 'syslog';

  constructor(
    private readonly server: () => SyslogServer,
    private readonly options: FrameOptions,
    private readonly patience = PATIENCE,
  ) {}

  async take(batch: AnchorBatch, stop: AbortSignal): Promise<void> {
    await sendAll(this.server(), await this.written(batch), this.patience, stop);
  }

  private async written({ records, head, tellsHead }: AnchorBatch): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let from = 0; from < records.length; from += SLICE) {
      const slice = records.slice(from, from + SLICE);
      parts.push(syslogFrames({ records: slice, head, tellsHead: false }, this.options));
      await breathe();
    }
    if (tellsHead) parts.push(syslogFrames({ records: [], head, tellsHead }, this.options));
    return Buffer.concat(parts);
  }
}
