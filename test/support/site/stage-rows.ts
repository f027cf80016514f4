import type { Id } from '#kernel';
import type { TestLabel } from './test-labels.js';
import type { TestUid } from './test-people.js';
import type { TestSite, TestSpace } from './test-site.js';

/** What s_ab has written to be sent later. */
export const SCHEDULED_ID = '00000000-0000-7000-8000-00000000000a';

/** What somebody keeps for himself about a message at the lowest label: read, saved, begun to write, to be sent later. */
export async function plantOwnRows(
  site: TestSite,
  uid: TestUid,
  { id, conversationId }: TestSpace,
  message: Id,
): Promise<void> {
  const values = [site.account(uid), conversationId, id, site.label('NP'), message];
  await site.admin.query(
    `INSERT INTO messaging.read_state (person_id, conversation_id, space_id, label_id, last_read_id)
     VALUES ($1, $2, $3, $4, $5)`,
    values,
  );
  await site.admin.query(
    `INSERT INTO messaging.saved (id, person_id, conversation_id, space_id, label_id, message_id, saved_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, now())`,
    values,
  );
  await site.admin.query(
    `INSERT INTO messaging.draft (id, person_id, conversation_id, space_id, label_id, body, quotes)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, 'begun', ARRAY[$5]::uuid[])`,
    values,
  );
  await site.admin.query(
    `INSERT INTO messaging.scheduled (id, person_id, conversation_id, space_id, label_id, job_id, body, request)
     VALUES ($6, $1, $2, $3, $4, gen_random_uuid(), 'later', jsonb_build_object('quotes', ARRAY[$5::uuid]))`,
    [...values, SCHEDULED_ID],
  );
}

/** What hangs on the two messages of the stage, and who writes at this moment under the label of the higher one. */
export async function plantRowsAbout(
  site: TestSite,
  { id, conversationId }: TestSpace,
  messages: { readonly openMessage: Id; readonly secretMessage: Id },
): Promise<void> {
  const asks = async (message: Id, label: TestLabel, author: TestUid, asked: TestUid, given: boolean) => {
    const place = [message, conversationId, id, site.label(label)];
    await site.admin.query(
      `INSERT INTO messaging.acknowledgement_request (message_id, conversation_id, space_id, label_id, author_id, asked_at)
       VALUES ($1, $2, $3, $4, $5, now())`,
      [...place, site.account(author)],
    );
    await site.admin.query(
      `INSERT INTO messaging.acknowledgement (message_id, conversation_id, space_id, label_id, person_id, due_order, given_at)
       VALUES ($1, $2, $3, $4, $5, 'infinity', CASE WHEN $6 THEN now() END)`,
      [...place, site.account(asked), given],
    );
  };
  await asks(messages.openMessage, 'NP', 'np', 's_ab', true);
  await asks(messages.secretMessage, 'S_AB', 's_ab', 'officer', false);
  await site.admin.query(
    `INSERT INTO messaging.mention (message_id, person_id, kind, conversation_id, space_id, label_id)
     VALUES ($1, $2, 'person', $3, $4, $5)`,
    [messages.openMessage, site.account('s_ab'), conversationId, id, site.label('NP')],
  );
  await site.admin.query(
    `INSERT INTO messaging.typing (person_id, conversation_id, id, space_id, label_id, display_name, noted_at)
     VALUES ($1, $2, gen_random_uuid(), $3, $4, 'Person s_ab', now())`,
    [site.account('s_ab'), conversationId, id, site.label('S_AB')],
  );
}
