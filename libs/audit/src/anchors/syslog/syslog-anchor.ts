import type { Anchor, AnchorBatch } from '../anchor.js';
import { sendAll, type SyslogPatience, type SyslogServer } from './syslog-connection.js';
import { syslogFrames, type FrameOptions } from './syslog-frames.js';

const PATIENCE: SyslogPatience = { connect: 10_000, read: 30_000 };

/** A collector of RFC 5424 messages over TLS (RFC 5425), both sides shown by certificates. */
export class SyslogAnchor implements Anchor {
  readonly name = 'syslog';

  constructor(
    private readonly server: () => SyslogServer,
    private readonly options: FrameOptions,
    private readonly patience = PATIENCE,
  ) {}

  async take(batch: AnchorBatch, stop: AbortSignal): Promise<void> {
    await sendAll(this.server(), syslogFrames(batch, this.options), this.patience, stop);
  }
}
