import type { ImportPreview, ImportProblem } from '#contracts';
import { runStatement } from '#database';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel';
import type { MentionedPerson } from '../mattermost/message-text.js';
import type { ImportRow } from '../mattermost/post-rows.js';
import type { SurveyedChannel, SurveyedUser } from '../mattermost/survey.js';

/** A place in the file: lines that are done with, of the next one the messages that are, and where that one begins. */
export interface FilePlace {
  readonly line: number;
  readonly part: number;
  readonly bytes: number;
}

export interface BatchResult {
  readonly outcome: 'done' | 'moved' | 'stopped';
  readonly imported: number;
  readonly skipped: number;
  readonly refused: number;
}

export interface UndoResult {
  readonly removed: number;
  readonly kept: number;
  readonly isLast: boolean;
}

export interface Mapping {
  readonly people: ReadonlyMap<string, MentionedPerson>;
  readonly names: ReadonlyMap<string, string>;
  readonly conversations: ReadonlyMap<string, Id>;
  /** By conversation: who of these people reads what is written there. */
  readonly readers: ReadonlyMap<Id, ReadonlySet<Id>>;
}

/** What the work on an import reads and writes, inside units of work of its person. */
@Injectable()
export class WorkRepository {
  /** Null when there is no such piece, or nobody waits for it any more. */
  async readPiece(id: Id, number: number): Promise<Buffer | null> {
    const [row] = await runStatement<{ bytes: Buffer | null }>('SELECT imports.read_piece($1, $2) AS bytes', [
      id,
      number,
    ]);
    return row?.bytes ?? null;
  }

  /** @returns false when nobody waits for it any more. */
  async noteChecked(id: Id, bytes: number): Promise<boolean> {
    const [row] = await runStatement<{ waited: boolean }>('SELECT imports.note_checked($1, $2) AS waited', [
      id,
      bytes,
    ]);
    return row?.waited ?? false;
  }

  async concludeCheck(
    id: Id,
    preview: ImportPreview,
    found: { users: readonly SurveyedUser[]; channels: readonly SurveyedChannel[] },
    at: Date,
  ): Promise<void> {
    await runStatement('SELECT imports.conclude_check($1, $2::jsonb, $3::jsonb, $4::jsonb, $5)', [
      id,
      JSON.stringify(preview),
      JSON.stringify(found.users),
      JSON.stringify(found.channels),
      at,
    ]);
  }

  /** @returns false when it was over already. */
  async stop(id: Id, problem: ImportProblem, at: Date): Promise<boolean> {
    const [row] = await runStatement<{ stopped: boolean }>('SELECT imports.stop($1, $2, $3) AS stopped', [
      id,
      problem,
      at,
    ]);
    return row?.stopped ?? false;
  }

  async mapping(id: Id): Promise<Mapping> {
    const people = await runStatement<{ username: string; id: Id; displayName: string }>(
      `SELECT username, person_id AS id, display_name AS "displayName" FROM imports.known_authors($1)`,
      [id],
    );
    const names = await runStatement<{ username: string; displayName: string }>(
      `SELECT username, display_name AS "displayName" FROM imports.author WHERE run_id = $1`,
      [id],
    );
    const channels = await runStatement<{ key: string; id: Id }>(
      `SELECT k.key, c.id FROM imports.channel k JOIN messaging.conversation c ON c.space_id = k.space_id
       WHERE k.run_id = $1`,
      [id],
    );
    const readers = await runStatement<{ id: Id; readers: Id[] }>(
      'SELECT conversation_id AS id, readers FROM imports.known_readers($1)',
      [id],
    );
    return {
      people: new Map(people.map(({ username, ...person }) => [username, person])),
      names: new Map(names.map(({ username, displayName }) => [username, displayName])),
      conversations: new Map(channels.map(({ key, id: conversationId }) => [key, conversationId])),
      readers: new Map(readers.map((place) => [place.id, new Set(place.readers)])),
    };
  }

  async putBatch(
    id: Id,
    from: FilePlace,
    to: FilePlace,
    rows: readonly ImportRow[],
    isLast: boolean,
    at: Date,
  ): Promise<BatchResult> {
    const given = rows.map(({ message, ...row }) => ({ ...row, ...message }));
    const [result] = await runStatement<BatchResult>(
      `SELECT outcome, imported, skipped, refused FROM imports.put_batch($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
      [id, from.line, from.part, to.line, to.part, to.bytes, JSON.stringify(given), isLast, at],
    );
    if (!result) throw new Error('a batch was written without an outcome');
    return result;
  }

  async undoBatch(id: Id, most: number, at: Date): Promise<UndoResult> {
    const [result] = await runStatement<UndoResult>(
      `SELECT removed, kept, is_last AS "isLast" FROM imports.undo_batch($1, $2, $3)`,
      [id, most, at],
    );
    if (!result) throw new Error('a batch was taken back without an outcome');
    return result;
  }
}
