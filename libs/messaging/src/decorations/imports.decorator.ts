import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

interface ImportedRow {
  readonly id: Id;
  readonly importerId: Id;
  readonly importerName: string;
}

/** Who brought a message in from another system: its author did not say it here. */
@Injectable()
export class ImportsDecorator implements MessageDecorator {
  readonly marks = MARKS.imported;

  async decorate(_ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const imported = await runStatement<ImportedRow>(
      `SELECT m.id, m.imported_by AS "importerId",
         coalesce(p.display_name, messaging.importer_name(m.id)) AS "importerName"
       FROM messaging.message m LEFT JOIN people.profile p ON p.id = m.imported_by
       WHERE m.id = ANY ($1) AND m.imported_by IS NOT NULL`,
      [rows.map(({ id }) => id)],
    );
    return new Map(
      imported.map(({ id, importerId, importerName }) => [
        id,
        { shown: { importedBy: { id: importerId, displayName: importerName } } },
      ]),
    );
  }
}
