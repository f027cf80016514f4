import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CATALOGUE } from '../../catalogue.js';
import { toldRecord } from '../line/told-record.js';
import { sealedBody } from '../testing/sealed-body.js';
import { ocsfCheckpoint, ocsfUnreadable } from './ocsf-notes.js';
import { ocsfEvent } from './ocsf-event.js';

const named = z.object({ uid: z.string() }).or(z.object({ name: z.string() }));
const endpoint = z.object({ ip: z.string() }).or(z.object({ name: z.string() }));
const actor = z.object({ user: z.object({ uid: z.string() }) }).or(z.object({ app_name: z.string() }));

/** What the schema requires of all events (base_event of OCSF 1.3). */
const BASE = z.object({
  class_uid: z.int(),
  category_uid: z.int(),
  activity_id: z.int(),
  type_uid: z.int(),
  severity_id: z.int().min(0).max(6),
  time: z.int(),
  metadata: z.object({
    version: z.literal('1.3.0'),
    product: z.object({ name: z.string(), vendor_name: z.string() }),
    uid: z.string(),
    log_name: z.string(),
  }),
});

/** What each class requires besides, and the numbers of its activities. */
const CLASSES: Readonly<Record<number, readonly [activities: readonly number[], z.ZodType]>> = {
  3001: [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99], BASE.extend({ user: named })],
  3002: [[1, 2, 99], BASE.extend({ user: named, service: z.object({ name: z.string() }) })],
  3003: [[1, 2, 99], BASE.extend({ user: named })],
  3004: [[1, 2, 3, 4, 99], BASE.extend({ entity: z.object({ uid: z.string(), type: z.string() }) })],
  3006: [[1, 2, 3, 4, 5, 6, 99], BASE.extend({ group: z.object({ uid: z.string() }), user: named })],
  6002: [[1, 2, 3, 4, 99], BASE.extend({ app: z.object({ name: z.string(), vendor_name: z.string() }) })],
  6003: [
    [1, 2, 3, 4, 99],
    BASE.extend({ actor, api: z.object({ operation: z.string() }), src_endpoint: endpoint }),
  ],
};

function judge(event: Readonly<Record<string, unknown>>): void {
  const { class_uid: uid, category_uid: category, activity_id: activity, type_uid: type } = BASE.parse(event);
  const [activities, shape] = CLASSES[uid] ?? [];
  expect(activities).toContain(activity);
  expect([category, type]).toEqual([Math.floor(uid / 1000), uid * 100 + activity]);
  shape?.parse(event);
}

const tell = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const told = toldRecord(sealedBody(fields));
  if (!told) throw new Error('no record');
  return ocsfEvent(told, 'log.test');
};

describe('an event of OCSF', () => {
  const events = Object.keys(CATALOGUE);

  it.each(events)('%s has what its class requires, by a person and by nobody', (event) => {
    judge(tell({ event }));
    judge(
      tell({ event, actor: null, sessionId: null, sourceAddress: null, objectId: null, objectType: null }),
    );
  });

  it('uses each class that is checked here', () => {
    const used = new Set(events.map((event) => tell({ event })['class_uid']));
    expect([...used].sort()).toEqual(Object.keys(CLASSES).map(Number));
  });

  it.each([
    ['session.opened', 3002, 1],
    ['session.closed', 3002, 2],
    ['account.deactivated', 3001, 5],
    ['space.members_added', 3006, 3],
    ['policy.activated', 3004, 3],
    ['hold.opened', 3004, 1],
    ['message.posted', 6003, 1],
    ['message.read', 6003, 2],
    ['message.edited', 6003, 3],
    ['message.deleted', 6003, 4],
    ['emitter.started', 6002, 3],
  ])('%s is activity of class %i, number %i', (event, classUid, activityId) => {
    expect(tell({ event })).toMatchObject({ class_uid: classUid, activity_id: activityId });
  });

  it('keeps what the schema has no place for', () => {
    expect(tell({ facts: { count: 3 }, reason: 'FORBIDDEN', decision: 'deny' })).toMatchObject({
      status: 'Failure',
      status_code: 'FORBIDDEN',
      src_endpoint: { ip: '192.0.2.7' },
      metadata: { uid: '01890000-0000-7000-8000-000000000001', log_name: 'log.test' },
      unmapped: { decision: 'deny', facts: { count: 3 }, workingLevel: 'S' },
    });
  });

  it('says that it does not know who it was, where that is erased or not what was sealed, and not that it was nobody', () => {
    const record = sealedBody();
    const other = Buffer.concat([Buffer.alloc(16), record.personal?.subarray(16) ?? Buffer.alloc(0)]);
    for (const personal of [null, other]) {
      const told = toldRecord({ ...record, personal });
      if (!told) throw new Error('no record');
      expect(ocsfEvent(told, 'log.test')).toMatchObject({ actor: { user: { name: 'unknown' } } });
      expect(JSON.stringify(ocsfEvent(told, 'log.test'))).not.toContain('192.0.2.7');
    }
    // Control: as it was sealed it says who.
    expect(JSON.stringify(tell({}))).toContain('192.0.2.7');
  });

  it('a checkpoint and an unreadable place are events too', () => {
    judge(ocsfCheckpoint({ size: 1, root: 'r', note: 'n' }, 'log.test', 1));
    judge(ocsfUnreadable(1, 'log.test', 1));
  });

  it('control: the check refuses an event without its actor, its type or its product', () => {
    const event = tell({});
    for (const name of ['actor', 'type_uid', 'metadata', 'api']) {
      const without = Object.fromEntries(Object.entries(event).filter(([key]) => key !== name));
      expect(() => {
        judge(without);
      }).toThrow();
    }
  });
});
