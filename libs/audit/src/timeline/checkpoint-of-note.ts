import { checkpointTime, parseCheckpoint } from '../tree/checkpoint.js';
import { parseNote } from '../tree/note/signed-note.js';
import { TreeError } from '../tree/tree-error.js';

/**
 * What a checkpoint of the own log says: nobody checks its signature here, the verifier does. Null for a note that
 * somebody spoiled, which the verifier tells, too.
 */
export function checkpointOf(note: string): { size: number; at: string | null } | null {
  try {
    const checkpoint = parseCheckpoint(parseNote(Buffer.from(note, 'utf8')).text);
    const time = checkpointTime(checkpoint);
    return { size: checkpoint.size, at: time === null ? null : new Date(time).toISOString() };
  } catch (error) {
    if (error instanceof TreeError) return null;
    throw error;
  }
}
