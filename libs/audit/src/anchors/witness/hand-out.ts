import type pg from 'pg';
import { ExportError } from '../../export/export-error.js';

/**
 * Notes, as the auditor, that a witness has a checkpoint: it is kept for when he brings it back.
 * @throws ExportError when it is gone.
 */
export async function handOut(client: pg.ClientBase, checkpointId: number): Promise<void> {
  const { rows } = await client.query<{ kept: boolean }>('SELECT audit.hand_out($1) AS kept', [checkpointId]);
  if (rows[0]?.kept !== true) throw new ExportError('the checkpoint is gone: write it once more');
}
