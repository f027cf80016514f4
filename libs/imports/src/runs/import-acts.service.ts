import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import { JobDesk } from '#auth';
import type { AuditEventName, Import } from '#contracts';
import { Clock, type Id } from '#kernel';
import { IMPORT_JOBS } from '../work/import-jobs.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';

type Act = 'askCheck' | 'start' | 'cancel' | 'askUndo';

/** What moves an import on. Each act is the person's; the work behind it runs later, with his rights of that moment. */
@Injectable()
export class ImportActs {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly imports: ImportsRepository,
    private readonly jobs: JobDesk,
    private readonly service: ImportsService,
  ) {}

  /** The file is whole: looks through it. @throws DomainError not_found NOT_FOUND; conflict IMPORT_NOT_NOW, IMPORT_INCOMPLETE. */
  check(ctx: RequestContext, id: Id): Promise<Import> {
    return this.act(ctx, id, 'askCheck', 'import.check_asked', IMPORT_JOBS.check);
  }

  /** @throws DomainError not_found NOT_FOUND; conflict IMPORT_NOT_NOW, IMPORT_NOTHING_MAPPED; invalid IMPORT_SPACE_REFUSED. */
  start(ctx: RequestContext, id: Id): Promise<Import> {
    return this.act(ctx, id, 'start', 'import.started', IMPORT_JOBS.write);
  }

  /** What was written by then stays, and can be undone. @throws DomainError not_found NOT_FOUND; conflict IMPORT_NOT_NOW. */
  cancel(ctx: RequestContext, id: Id): Promise<Import> {
    return this.act(ctx, id, 'cancel', 'import.cancelled', null);
  }

  /** @throws DomainError not_found NOT_FOUND; conflict IMPORT_NOT_NOW. */
  undo(ctx: RequestContext, id: Id): Promise<Import> {
    return this.act(ctx, id, 'askUndo', 'import.undo_asked', IMPORT_JOBS.undo);
  }

  private async act(
    ctx: RequestContext,
    id: Id,
    act: Act,
    event: AuditEventName,
    kind: string | null,
  ): Promise<Import> {
    const { labelId } = await this.imports.getVisible(ctx, id);
    await this.imports[act](id, this.clock.now());
    const shown = await this.service.get(ctx, id);
    await this.audit.record(ctx, {
      event,
      object: { type: 'Import', id, labelId },
      facts: {
        imported: shown.counts.imported,
        channels: shown.mapping.channels,
        users: shown.mapping.users,
      },
    });
    if (kind !== null) await this.jobs.ask(ctx, { kind, subjectId: id, dueAt: this.clock.now() });
    return shown;
  }
}
