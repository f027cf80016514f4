import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId, type Id } from '#kernel';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';

describe('what is posted', () => {
  let site: TestSite;
  let stage: Stage;
  let app: pg.Client;

  beforeAll(async () => {
    site = await TestSite.start();
    stage = await setStage(site);
    app = await site.connect('ruche_app');
  });
  afterAll(async () => {
    await app.end();
    await site.stop();
  });

  const insert = async (client: pg.ClientBase, ids: readonly Id[]): Promise<void> => {
    await client.query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       SELECT i, $2, $3, $4, $5, 'announced', now() FROM unnest($1::uuid[]) i`,
      [ids, stage.shared.conversationId, stage.shared.id, site.label('NP'), site.account('np')],
    );
  };
  const announced = async (ids: readonly Id[]): Promise<unknown[]> => {
    const { rows } = await site.admin.query<object>(
      `SELECT o.id, o.type, o.subject_id, o.space_id, o.label_id, p.id IS NOT NULL AS pending
       FROM events.outbox o LEFT JOIN events.outbox_pending p ON p.id = o.id WHERE o.subject_id = ANY ($1) ORDER BY o.id`,
      [ids],
    );
    return rows;
  };
  const asNp = async (work: () => Promise<void>, end: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [stage.tokens.np]);
    await work();
    await app.query(end);
  };

  it('is announced once, as what it is, with its own row', async () => {
    const ids = [newId(), newId()];
    await asNp(() => insert(app, ids), 'COMMIT');
    expect(await announced(ids)).toEqual(
      ids.map((id) => ({
        ...{ id, type: 'message.created', subject_id: id, pending: true },
        ...{ space_id: stage.shared.id, label_id: site.label('NP') },
      })),
    );
  });

  it('is not announced when it is taken back', async () => {
    const ids = [newId()];
    await asNp(() => insert(app, ids), 'ROLLBACK');
    expect(await announced(ids)).toEqual([]);
  });

  it('is no news when it was planted, or brought in from elsewhere', async () => {
    const [planted, brought] = [newId(), newId()];
    await insert(site.admin, [planted]);
    await site.admin.query('BEGIN');
    await site.admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
    await site.admin.query('SELECT access.enter($1)', [stage.tokens.np]);
    await site.admin.query('RESET SESSION AUTHORIZATION');
    await site.admin.query(
      `CREATE FUNCTION public.bring(id uuid) RETURNS void LANGUAGE sql SECURITY DEFINER AS $bring$
         INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at, imported_by)
         VALUES (id, '${stage.shared.conversationId}', '${stage.shared.id}', ${site.label('NP')}, '${site.account('np')}',
           'brought', now(), '${site.account('np')}')$bring$`,
    );
    await site.admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
    await site.admin.query('SELECT public.bring($1)', [brought]);
    await site.admin.query('RESET SESSION AUTHORIZATION');
    await site.admin.query('COMMIT');
    expect(await announced([planted, brought])).toEqual([]);
  });
});
