import { newSessionToken, tokenHash } from '#auth';
import { newId } from '#kernel';
import type pg from 'pg';

/** Opens sessions as a sign-in would. @returns raw tokens, in the order of the people's numbers. */
export async function openSessions(admin: pg.Client, people: readonly number[]): Promise<string[]> {
  const tokens: string[] = [];
  for (const number of people) {
    const token = newSessionToken();
    const { rows } = await admin.query<{ level: string | null }>(
      `SELECT auth.open_session($1, $2, p.id, NULL, '127.0.0.1', interval '4 hours', interval '8 hours') AS level
       FROM public.bench_person p WHERE p.number = $3`,
      [newId(), tokenHash(token), number],
    );
    if (rows[0]?.level == null) throw new Error(`no session for person ${number}`);
    tokens.push(token);
  }
  return tokens;
}

/** Ids of the conversations with these numbers. */
export async function conversations(admin: pg.Client, from: number, to: number): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    'SELECT conversation_id AS id FROM public.bench_space WHERE number BETWEEN $1 AND $2 ORDER BY number',
    [from, to],
  );
  return rows.map(({ id }) => id);
}

/** The space of every conversation, by the conversation's id. */
export async function spacesOfConversations(admin: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await admin.query<{ id: string; space: string }>(
    'SELECT id, space_id AS space FROM messaging.conversation',
  );
  return new Map(rows.map(({ id, space }) => [id, space]));
}
