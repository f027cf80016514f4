import type pg from 'pg';
import { policySchema, type Policy } from '#contracts';
import { newSessionToken, tokenHash } from '#auth';
import { newId } from '#kernel';
import { TEST_PEOPLE } from '../../support/site/test-people.js';
import type { TestSite } from '../../support/site/test-site.js';

/** Who decides on policies: two humans, and a second account of the first. */
export interface Officers {
  readonly first: string;
  readonly sameHuman: string;
  readonly second: string;
}

/** Opens a session for each; all have just given their password again. */
export async function officersOf(site: TestSite): Promise<Officers> {
  const enrol = async (uid: string, humanKey: string): Promise<string> => {
    const person = {
      ...TEST_PEOPLE.officer,
      uid,
      directoryId: newId(),
      displayName: uid,
      humanKey,
      partner: false,
    };
    const account = await site.value<string>(
      'SELECT auth.provision($1, $2::jsonb) AS value',
      newId(),
      JSON.stringify(person),
    );
    const token = newSessionToken();
    await site.value(
      `SELECT auth.open_session($1, $2, $3, NULL, '127.0.0.1', interval '15 minutes', interval '8 hours') AS value`,
      newId(),
      tokenHash(token),
      account,
    );
    await stepUp(site, token);
    return token;
  };
  return {
    first: await enrol('first-officer', 'human-first'),
    sameHuman: await enrol('first-officer-again', 'human-first'),
    second: await enrol('second-officer', 'human-second'),
  };
}

/** As if the password had been given so many seconds ago. */
export async function stepUp(site: TestSite, token: string, secondsAgo = 0): Promise<void> {
  await site.admin.query(
    `UPDATE auth.session SET stepped_up_at = now() - make_interval(secs => $2) WHERE token_hash = $1`,
    [tokenHash(token), secondsAgo],
  );
}

/** The active policy of the site with a higher version and a change. */
export async function nextVersion(site: TestSite, change: Partial<Policy> = {}): Promise<Policy> {
  const body = policySchema.parse(
    await site.value(`SELECT body AS value FROM access.policy WHERE id = 'FR'`),
  );
  return { ...body, version: body.version + 1, ...change };
}

/** The code that the database refuses with; null when the unit of work commits. */
export async function refusalIn(
  app: pg.Client,
  token: string,
  work: () => Promise<unknown>,
): Promise<string | null> {
  await app.query('BEGIN');
  try {
    await app.query('SELECT access.enter($1)', [token]);
    await work();
    await app.query('COMMIT');
    return null;
  } catch (error) {
    await app.query('ROLLBACK');
    return (error as { code?: string }).code ?? String(error);
  }
}
