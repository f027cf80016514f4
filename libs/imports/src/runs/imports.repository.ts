import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type { CreateImport, ImportFormat, ImportPreview, ImportProblem, ImportState } from '#contracts';
import { runNamed, runStatement } from '#database';
import { DomainError, type Id } from '#kernel';

export interface ImportRunRow {
  readonly id: Id;
  readonly spaceId: Id;
  readonly spaceName: string;
  readonly labelId: number;
  readonly format: ImportFormat;
  readonly fileName: string;
  /** As text, like every number of 64 bits. */
  readonly sizeBytes: string;
  readonly digest: string;
  readonly state: ImportState;
  readonly problem: ImportProblem | null;
  readonly preview: ImportPreview | null;
  readonly createdAt: Date;
  readonly phaseAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly checkedBytes: string;
  readonly cursorLine: number;
  readonly cursorPart: number;
  readonly cursorBytes: string;
  readonly imported: number;
  readonly skipped: number;
  readonly refused: number;
  readonly removed: number;
  readonly kept: number;
  readonly mappedChannels: number;
  readonly mappedUsers: number;
}

/** Missing pieces that one answer lists. */
const MOST_MISSING = 100;

const COLUMNS: Readonly<Record<string, string>> = {
  labelId: 'r.label_id',
  spaceId: 'r.space_id',
  createdBy: 'r.created_by',
};

function columnOf(field: string): string {
  const column = COLUMNS[field];
  if (column === undefined) throw new Error(`rules speak of ${field}, which an import has not`);
  return column;
}

const SELECT = `
  SELECT r.id, r.space_id AS "spaceId", s.name AS "spaceName", r.label_id AS "labelId", r.format,
    r.file_name AS "fileName", r.size_bytes AS "sizeBytes", r.digest, r.state, r.problem, r.preview,
    r.created_at AS "createdAt", r.phase_at AS "phaseAt", r.started_at AS "startedAt", r.ended_at AS "endedAt",
    r.checked_bytes AS "checkedBytes", r.cursor_line AS "cursorLine", r.cursor_part AS "cursorPart",
    r.cursor_bytes AS "cursorBytes", r.imported, r.skipped, r.refused, r.removed, r.kept,
    (SELECT count(*)::int4 FROM imports.channel k WHERE k.run_id = r.id AND k.space_id IS NOT NULL) AS "mappedChannels",
    (SELECT count(*)::int4 FROM imports.author a WHERE a.run_id = r.id AND a.person_id IS NOT NULL) AS "mappedUsers"
  FROM imports.run r JOIN spaces.space s ON s.id = r.space_id`;

@Injectable()
export class ImportsRepository {
  constructor(private readonly access: AccessService) {}

  /** Those of the caller in a space, newest first, older than `before`; one row more than `limit` when more exist. */
  list(ctx: RequestContext, spaceId: Id, limit: number, before: Id | null): Promise<ImportRunRow[]> {
    return this.select(
      ctx,
      'r.space_id = :spaceId AND (:before::uuid IS NULL OR r.id < :before) ORDER BY r.id DESC LIMIT :most',
      { spaceId, before, most: limit + 1 },
    );
  }

  /** @throws DomainError not_found NOT_FOUND: somebody else's and none are the same. */
  async getVisible(ctx: RequestContext, id: Id): Promise<ImportRunRow> {
    const row = await this.findVisible(ctx, id);
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such import');
    return row;
  }

  /** Null when it is somebody else's, or none. */
  async findVisible(ctx: RequestContext, id: Id): Promise<ImportRunRow | null> {
    const [row] = await this.select(ctx, 'r.id = :id', { id });
    return row ?? null;
  }

  async begin(id: Id, spaceId: Id, labelId: number, wanted: CreateImport, at: Date): Promise<void> {
    await runStatement('SELECT imports.begin($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      spaceId,
      labelId,
      wanted.format,
      wanted.fileName,
      wanted.sizeBytes,
      wanted.digest,
      at,
    ]);
  }

  async putPiece(id: Id, number: number, bytes: Uint8Array): Promise<void> {
    await runStatement('SELECT imports.put_piece($1, $2, $3)', [id, number, bytes]);
  }

  async pieces(id: Id): Promise<{ received: number; missing: number[] }> {
    const [row] = await runStatement<{ received: number; missing: number[] }>(
      'SELECT received, missing FROM imports.pieces($1, $2)',
      [id, MOST_MISSING],
    );
    return row ?? { received: 0, missing: [] };
  }

  async askCheck(id: Id, at: Date): Promise<void> {
    await runStatement('SELECT imports.ask_check($1, $2)', [id, at]);
  }

  async start(id: Id, at: Date): Promise<void> {
    await runStatement('SELECT imports.start($1, $2)', [id, at]);
  }

  async cancel(id: Id, at: Date): Promise<void> {
    await runStatement('SELECT imports.cancel($1, $2)', [id, at]);
  }

  async askUndo(id: Id, at: Date): Promise<void> {
    await runStatement('SELECT imports.ask_undo($1, $2)', [id, at]);
  }

  private select(
    ctx: RequestContext,
    which: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<ImportRunRow[]> {
    const scope = this.access.scope(ctx, 'read', 'Import', columnOf);
    return runNamed(`${SELECT} WHERE (${scope.sql}) AND ${which}`, { ...scope.parameters, ...parameters });
  }
}
