import { Injectable } from '@nestjs/common';
import { LabelStore, PolicyStore, type RequestContext } from '#access';
import type { AuditPage, AuditPeople, AuditQuery, AuditRecordDetail } from '#contracts';
import { DEFAULT_PAGE_SIZE, DomainError, type Id } from '#kernel';
import { AuditService } from '../audit.service.js';
import { checkpointOf } from './checkpoint-of-note.js';
import { factsOf } from './facts-of-query.js';
import { LogReading } from './log-reading.js';
import { markingFor } from './marking-for.js';
import { toRecord, type MarkingOf, type RecordRow } from './record.mapper.js';
import { timeOfId } from './time-of-id.js';

const MOST_PEOPLE = 20;

/** The log for those who ask it. Each question is itself recorded, with what it asked for and what it showed. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly audit: AuditService,
    private readonly labels: LabelStore,
    private readonly policies: PolicyStore,
    private readonly log: LogReading,
  ) {}

  async list(ctx: RequestContext, query: AuditQuery): Promise<AuditPage> {
    const { ids, reached } = await this.log.search(query, query.limit ?? DEFAULT_PAGE_SIZE);
    const rows = ids.length > 0 ? await this.log.records(ids) : [];
    const marking = await this.markings(ctx, rows);
    await this.audit.record(ctx, {
      event: 'audit.read',
      facts: { ...factsOf(query), shown: rows.length, reached },
    });
    return {
      items: rows.map((row) => toRecord(row, marking)),
      next: reached,
      searchedTo: reached === null ? null : timeOfId(reached).toISOString(),
    };
  }

  /** @throws DomainError not_found NOT_FOUND */
  async get(ctx: RequestContext, id: Id): Promise<AuditRecordDetail> {
    const rows = await this.log.records([id]);
    const [row] = rows;
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    const marking = await this.markings(ctx, rows);
    const record = toRecord(row, marking);
    const note = record.index === null ? null : await this.log.checkpointOver(record.index);
    await this.audit.record(ctx, {
      event: 'audit.record_read',
      object: { type: 'AuditRecord', id, labelId: null },
    });
    return {
      ...record,
      body: row.body.toString('utf8'),
      checkpoint: note === null ? null : checkpointOf(note),
    };
  }

  /** A few whose name holds this: more letters narrow it. */
  async people(ctx: RequestContext, name: string): Promise<AuditPeople> {
    const items = name === '' ? [] : await this.log.people(name, MOST_PEOPLE);
    await this.audit.record(ctx, { event: 'audit.people_searched', facts: { shown: items.length } });
    return { items };
  }

  private async markings({ principal }: RequestContext, rows: readonly RecordRow[]): Promise<MarkingOf> {
    const wanted = [...new Set(rows.flatMap(({ labelId }) => labelId ?? []))];
    const labels = new Map((await this.labels.byIds(wanted)).map((label) => [label.id, label]));
    const { policies } = await this.policies.get();
    return (labelId) => {
      const label = labels.get(labelId);
      return label ? { id: label.wireId, marking: markingFor(principal, policies, label.parts) } : null;
    };
  }
}
