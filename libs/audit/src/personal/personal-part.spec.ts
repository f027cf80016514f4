import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import type { AuditEntry } from '../record/audit-entry.js';
import { SALT_SIZE } from './personal-hash.js';
import { parted } from './personal-part.js';

const SOMEBODY = {
  ...{ actor: newId(), sessionId: newId(), workingLevel: 'S', sourceAddress: '192.0.2.7' },
  correlationId: newId(),
};
const NOBODY = { ...SOMEBODY, actor: null, sessionId: null, sourceAddress: null };
const said = (personal: Buffer | null): unknown =>
  personal && (JSON.parse(personal.toString('utf8', SALT_SIZE)) as unknown);

describe('what a record says of persons', () => {
  const { actor, sessionId, sourceAddress } = SOMEBODY;

  it('is who acted, in which session and from where', () => {
    const { personal, hidesObject, facts } = parted(SOMEBODY, {
      event: 'message.edited',
      object: { type: 'Message', id: newId(), labelId: 1 },
      facts: { version: 2 },
    });
    expect(said(personal)).toEqual({ actor, sessionId, sourceAddress });
    expect([hidesObject, facts]).toEqual([false, { version: 2 }]);
  });

  it('is nothing where nobody acted on nobody', () => {
    const entry: AuditEntry = { event: 'emitter.epoch', facts: { n: 1 } };
    expect(parted(NOBODY, entry)).toEqual({ personal: null, hidesObject: false, facts: { n: 1 } });
  });

  it.each(['Person', 'account', 'Session'])('is the object, where that is one: %s', (type) => {
    const id = newId();
    const { personal, hidesObject } = parted(NOBODY, {
      event: 'session.ended',
      object: { type, id, labelId: null },
    });
    expect(said(personal)).toEqual({ actor: null, sessionId: null, sourceAddress: null, objectId: id });
    expect(hidesObject).toBe(true);
  });

  it('is each fact that the catalogue names, and no other', () => {
    const persons = [newId(), newId()];
    const entry: AuditEntry = { event: 'space.members_added', facts: { persons, role: 'member' } };
    const { personal, facts } = parted(SOMEBODY, entry);
    expect(said(personal)).toEqual({ actor, sessionId, sourceAddress, facts: { persons } });
    expect(facts).toEqual({ role: 'member' });
    expect(parted(SOMEBODY, { ...entry, event: 'space.updated' }).facts).toEqual({ persons, role: 'member' });
  });

  it('is never hashed twice alike', () => {
    const parts = Array.from({ length: 50 }, () => parted(SOMEBODY, { event: 'stream.opened' }).personal);
    expect(new Set(parts.map((part) => part?.toString('hex', 0, SALT_SIZE))).size).toBe(50);
  });
});
