import { Injectable } from '@nestjs/common';
import { LabelStore } from '#access';
import { IMPORT_PIECE_BYTES, type Import } from '#contracts';
import { Clock } from '#kernel';
import { ImportsRepository, type ImportRunRow } from './imports.repository.js';

/** From rows to what the wire shows. */
@Injectable()
export class ImportMapper {
  constructor(
    private readonly clock: Clock,
    private readonly imports: ImportsRepository,
    private readonly labels: LabelStore,
  ) {}

  async toImports(rows: readonly ImportRunRow[]): Promise<Import[]> {
    const wireIds = await this.labels.wireIds(rows.map(({ labelId }) => labelId));
    const shown: Import[] = [];
    for (const row of rows) shown.push(await this.toImport(row, wireIds.get(row.labelId) ?? ''));
    return shown;
  }

  private async toImport(row: ImportRunRow, labelId: string): Promise<Import> {
    const { state, imported, skipped, refused, removed, kept } = row;
    const over = ['finished', 'cancelled', 'stopped', 'expired'].includes(state);
    return {
      id: row.id,
      space: { id: row.spaceId, name: row.spaceName },
      format: row.format,
      fileName: row.fileName,
      sizeBytes: Number(row.sizeBytes),
      labelId,
      state,
      problem: row.problem,
      createdAt: row.createdAt.toISOString(),
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      upload: state === 'uploading' ? await this.upload(row) : null,
      preview: row.preview,
      mapping: { channels: row.mappedChannels, users: row.mappedUsers },
      progress: this.progress(row),
      counts: { imported, skipped, refused, removed, kept },
      abilities: {
        upload: state === 'uploading',
        check: state === 'uploading',
        map: state === 'ready',
        start: state === 'ready' && row.mappedChannels > 0,
        cancel: ['uploading', 'checking', 'ready', 'running'].includes(state),
        undo: over && imported - removed - kept > 0,
      },
    };
  }

  private async upload(row: ImportRunRow): Promise<Import['upload']> {
    const pieces = Math.ceil(Number(row.sizeBytes) / IMPORT_PIECE_BYTES);
    return { pieceBytes: IMPORT_PIECE_BYTES, pieces, ...(await this.imports.pieces(row.id)) };
  }

  private progress(row: ImportRunRow): Import['progress'] {
    switch (row.state) {
      case 'checking':
        return this.rated(row, 'bytes', Number(row.checkedBytes), Number(row.sizeBytes));
      case 'running':
        return this.rated(row, 'lines', row.cursorLine, row.preview?.lines ?? 0);
      case 'undoing':
        return this.rated(row, 'messages', row.removed + row.kept, row.imported);
      default:
        return null;
    }
  }

  private rated(row: ImportRunRow, unit: 'bytes' | 'lines' | 'messages', done: number, total: number) {
    const seconds = (this.clock.now().getTime() - row.phaseAt.getTime()) / 1_000;
    return { unit, done, total, perSecond: done > 0 && seconds >= 1 ? Math.round(done / seconds) : null };
  }
}
