import type pg from 'pg';
import { ExportError } from '../../export/export-error.js';
import type { CosignedCheckpoint } from './take-cosigned.js';

/**
 * Keeps what was checked, as the auditor, who can add to it and nothing else.
 * @throws ExportError when this log never made that checkpoint.
 */
export async function addCosignature(
  client: pg.ClientBase,
  { size, text, cosignatures }: CosignedCheckpoint,
): Promise<void> {
  for (const { witness, line } of cosignatures) {
    const { rows } = await client.query<{ added: boolean }>(
      'SELECT audit.add_cosignature($1, $2, $3) AS added',
      [text, witness, line],
    );
    if (rows[0]?.added !== true)
      throw new ExportError(`this log made no such checkpoint of ${size} records: its text differs`);
  }
}
