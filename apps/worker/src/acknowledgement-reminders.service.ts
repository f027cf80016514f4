import { Inject, Injectable } from '@nestjs/common';
import { Emitter, type AuditEntry } from '#audit';
import { SyncRecords } from '#auth';
import { SETTINGS, type Settings } from '#config';
import { WorkerPool } from '#database';
import type { Id } from '#kernel';

/** Most messages that one round reminds of; the rest come with the next. */
const MOST = 100;

interface Reminded {
  readonly messageId: Id;
  readonly labelId: number;
  readonly labelWireId: Id;
  /** People who were reminded. */
  readonly waiting: number;
  /** For the how-manieth time. */
  readonly reminders: number;
}

/** Reminds those who have not acknowledged what asks for it; the record is written with the reminder, or neither is. */
@Injectable()
export class AcknowledgementReminders {
  private readonly records: SyncRecords;

  constructor(
    private readonly pool: WorkerPool,
    @Inject(SETTINGS) private readonly settings: Settings,
    emitter: Emitter,
  ) {
    this.records = new SyncRecords(emitter);
  }

  async round(): Promise<void> {
    const { remindMinutes } = this.settings.messaging.acknowledgement;
    let abandon = (): void => undefined;
    try {
      await this.pool.transaction(async (client) => {
        const { rows } = await client.query<Reminded>(
          `SELECT message_id AS "messageId", label_id AS "labelId", label_wire_id AS "labelWireId", waiting, reminders
           FROM messaging.remind_acknowledgements($1, $2)`,
          [remindMinutes, MOST],
        );
        if (rows.length > 0) abandon = await this.records.write(client, rows.map(entryOf));
      });
    } catch (error) {
      abandon();
      throw error;
    }
  }
}

function entryOf({ messageId, labelId, labelWireId, waiting, reminders }: Reminded): AuditEntry {
  return {
    event: 'acknowledgement.reminded',
    object: { type: 'Message', id: messageId, labelId, labelWireId },
    facts: { waiting, reminders },
  };
}
