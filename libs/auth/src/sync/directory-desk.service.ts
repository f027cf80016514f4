import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import { SETTINGS, type Settings } from '#config';
import type {
  DecideDirectoryRun,
  DirectoryChange,
  DirectoryChangeQuery,
  DirectoryNotice,
  DirectoryRun,
  DirectoryRunDetail,
  DirectoryState,
} from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';
import { toRun, type RunRow } from './run.mapper.js';

/** Runs that the state tells of. */
const SHOWN_RUNS = 20;

/** What the operator sees of the directory sync, asks of it and answers. The worker does it. */
@Injectable()
export class DirectoryDeskService {
  constructor(
    private readonly audit: AuditService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async state(): Promise<DirectoryState> {
    const [row] = await runStatement<{ state: Omit<DirectoryState, 'everyMinutes' | 'runs'> }>(
      'SELECT auth.operator_directory() AS state',
    );
    if (!row) throw new Error('the directory sync has no state');
    const { everyMinutes } = this.settings.directory.sync;
    return { ...row.state, everyMinutes, runs: (await this.runs(null, SHOWN_RUNS)).map(toRun) };
  }

  /** @throws DomainError not_found NOT_FOUND */
  async get(id: Id): Promise<DirectoryRunDetail> {
    const row = await this.row(id);
    return { ...toRun(row), notices: row.notices ?? [] };
  }

  /** In the order of what could hurt: who is switched off comes first. */
  async changes(
    ctx: RequestContext,
    id: Id,
    { after, limit = DEFAULT_PAGE_SIZE }: DirectoryChangeQuery,
  ): Promise<Page<DirectoryChange>> {
    await this.row(id);
    const rows = await runStatement<DirectoryChange>(
      `SELECT id, kind, account_id AS "accountId", display_name AS "displayName", uid, attributes
       FROM auth.operator_directory_changes($1, $2, $3)`,
      [id, after ?? null, limit + 1],
    );
    await this.audit.record(ctx, { event: 'directory.changes_read', object: objectOf(id) });
    return toPage(rows, limit, (row) => row.id);
  }

  /** @throws DomainError conflict DIRECTORY_RUN_PENDING or DIRECTORY_NOTHING_TO_UNDO */
  async ask(ctx: RequestContext, kind: 'full' | 'undo'): Promise<DirectoryRun> {
    const id = newId();
    const [row] = await runStatement<{ said: 'asked' | 'pending' | 'nothing' }>(
      'SELECT auth.ask_directory_run($1, $2) AS said',
      [id, kind],
    );
    if (row?.said === 'nothing')
      throw new DomainError(
        'conflict',
        'DIRECTORY_NOTHING_TO_UNDO',
        'there is no run that could be taken back',
      );
    if (row?.said !== 'asked')
      throw new DomainError('conflict', 'DIRECTORY_RUN_PENDING', 'a run waits already');
    await this.audit.record(ctx, { event: 'directory.run_asked', object: objectOf(id), facts: { kind } });
    return toRun(await this.row(id));
  }

  /** @throws DomainError not_found NOT_FOUND; conflict DIRECTORY_RUN_OVER or DIRECTORY_RUN_CHANGED */
  async decide(ctx: RequestContext, id: Id, { decision, hash }: DecideDirectoryRun): Promise<void> {
    const [row] = await runStatement<{ said: 'done' | 'absent' | 'over' | 'changed' }>(
      'SELECT auth.decide_directory_run($1, $2, $3) AS said',
      [id, hash, decision === 'accept'],
    );
    if (row?.said === 'over')
      throw new DomainError('conflict', 'DIRECTORY_RUN_OVER', 'this run waits for no answer');
    if (row?.said === 'changed')
      throw new DomainError('conflict', 'DIRECTORY_RUN_CHANGED', 'this run would do something else');
    if (row?.said !== 'done') throw notFound();
    const facts = { decision, hash };
    await this.audit.record(ctx, { event: 'directory.run_decided', object: objectOf(id), facts });
  }

  async resume(ctx: RequestContext): Promise<void> {
    const [row] = await runStatement<{ resumed: boolean }>('SELECT auth.resume_directory() AS resumed');
    await this.audit.record(ctx, { event: 'directory.resumed', facts: { was: row?.resumed ?? false } });
  }

  private async row(id: Id): Promise<RunRow> {
    const [row] = await this.runs(id, 1);
    if (!row) throw notFound();
    return row;
  }

  private runs(only: Id | null, most: number): Promise<(RunRow & { notices: DirectoryNotice[] | null })[]> {
    return runStatement(
      `SELECT id, kind, state, asked_by AS "askedBy", asked_by_name AS "askedByName", created_at AS "createdAt",
         started_at AS "startedAt", ended_at AS "endedAt", counts, reason, hash, undoable, notices
       FROM auth.operator_directory_runs($1, $2)`,
      [only, most],
    );
  }
}

function objectOf(id: Id) {
  return { type: 'directory_run', id, labelId: null };
}

function notFound(): DomainError {
  return new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
}
