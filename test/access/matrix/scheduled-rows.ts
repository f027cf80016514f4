import { newId, type Id } from '#kernel';
import type { TestSite, TestSpace } from '../../support/site/test-site.js';
import { ABSENT, membersOnly, onlySAb } from './expectations.js';
import type { Row } from './matrix-table.js';
import { onEach } from './on-each.js';

export type ScheduledBody = 'scheduled' | 'scheduled change';

/** Who may post may post later; what is prepared is its writer's alone. */
export const SCHEDULED_ROWS: readonly Row[] = [
  ...onEach(
    'POST /api/v1/conversations/:id/scheduled-messages',
    membersOnly(201),
    onlySAb(201, ABSENT),
    'scheduled',
  ),
  { route: 'GET /api/v1/scheduled-messages', target: 'none', expected: membersOnly(200) },
  {
    route: 'PATCH /api/v1/scheduled-messages/:id',
    target: 'own',
    expected: onlySAb(200, ABSENT),
    body: 'scheduled change',
  },
  { route: 'DELETE /api/v1/scheduled-messages/:id', target: 'own', expected: onlySAb(204, ABSENT) },
  {
    route: 'PATCH /api/v1/scheduled-messages/:id',
    target: 'absent',
    expected: membersOnly(ABSENT),
    body: 'scheduled change',
  },
  { route: 'DELETE /api/v1/scheduled-messages/:id', target: 'absent', expected: membersOnly(ABSENT) },
];

/** A row of s_ab that waits. */
export async function plantScheduled(site: TestSite, space: TestSpace): Promise<Id> {
  const [id, job] = [newId(), newId()];
  await site.admin.query(
    `INSERT INTO auth.job (id, account_id, working_level, kind, subject_id, language, source_address, asked_session, due_at)
     VALUES ($1, $2, 'S', 'message.send', $3, 'fr', '127.0.0.1', gen_random_uuid(), now() + interval '1 day')`,
    [job, site.account('s_ab'), id],
  );
  await site.admin.query(
    `INSERT INTO messaging.scheduled (id, person_id, conversation_id, space_id, label_id, job_id, body, request)
     VALUES ($1, $2, $3, $4, $5, $6, 'text', $7)`,
    [
      id,
      site.account('s_ab'),
      space.conversationId,
      space.id,
      site.label('S_AB'),
      job,
      JSON.stringify(REQUEST),
    ],
  );
  return id;
}

const REQUEST = { priority: 'normal', threadId: null, quotes: [], forwardOf: null, acknowledge: null };
