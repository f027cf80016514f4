import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { AfterCommit } from '../unit-of-work/after-commit.js';
import { leaveStatements } from '../unit-of-work/work-context.js';

/** What is told to open streams: ids, space and label, never content. */
export interface OutboxEvent {
  /** In the past tense, such as message.created. */
  readonly type: string;
  readonly subjectId: Id;
  readonly spaceId: Id;
  readonly labelId: number;
}

/** Writes events in the transaction of what they tell. */
@Injectable()
export class Outbox {
  constructor(private readonly afterCommit: AfterCommit) {}

  /** Open streams are woken when the unit commits. */
  publish(event: OutboxEvent): void {
    this.afterCommit.wake();
    leaveStatements([
      {
        text: 'INSERT INTO events.outbox (id, type, subject_id, space_id, label_id) VALUES ($1, $2, $3, $4, $5)',
        values: [newId(), event.type, event.subjectId, event.spaceId, event.labelId],
      },
    ]);
  }
}
