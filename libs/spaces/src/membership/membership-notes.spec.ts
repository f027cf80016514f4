import { describe, expect, it } from '@jest/globals';
import { Emitter } from '#audit';
import { newId, SystemClock, type Id } from '#kernel';
import { noteEntries, type MembershipNote } from './membership-notes.js';

const note = (changes: Partial<MembershipNote>): MembershipNote => ({
  ...{ spaceId: newId(), labelId: 1, labelWireId: newId(), cause: 'rule', came: [], went: [] },
  ...changes,
});
const people = (count: number): Id[] => Array.from({ length: count }, () => newId());
const NOBODY = { actor: null, sessionId: null, workingLevel: null, sourceAddress: null };

describe('what the log tells of memberships that changed by themselves', () => {
  it('names everybody once, in records that each fit', () => {
    const [came, went] = [people(650), people(20)];
    const entries = noteEntries([note({ came, went })]);
    const emitter = new Emitter(new SystemClock(), null);
    for (const entry of entries) {
      const { body } = emitter.row({ ...NOBODY, correlationId: newId() }, entry, newId());
      expect(body.length).toBeLessThan(16_384);
    }
    expect(entries.map(({ facts }) => [facts?.['part'], facts?.['parts']])).toEqual(
      [1, 2, 3].map((n) => [n, 3]),
    );
    const told = (side: string) => entries.flatMap(({ facts }) => (facts?.[side] ?? []) as readonly Id[]);
    expect([told('came'), told('went')]).toEqual([came, went]);
  });

  it('tells of a space that was not followed', () => {
    expect(noteEntries([note({ cause: 'brake' })])).toMatchObject([{ event: 'space.rule_braked' }]);
  });
});
