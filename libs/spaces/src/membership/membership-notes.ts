import type { AuditEntry } from '#audit';
import type { Id } from '#kernel';

/** Who came and went in a space without being named: by a rule, a group, a raised label, a sponsor who is gone. */
export interface MembershipNote {
  readonly spaceId: Id;
  readonly labelId: number;
  readonly labelWireId: Id;
  /** `brake`: nobody came or went, for a change of the directory would have emptied the space. */
  readonly cause: 'rule' | 'person' | 'directory' | 'entry_label' | 'sponsor' | 'brake';
  readonly came: readonly Id[];
  readonly went: readonly Id[];
}

/** What was noted in the transaction that runs; it cannot commit before this was asked. */
export const TAKE_NOTES = `SELECT space_id AS "spaceId", label_id AS "labelId", label_wire_id AS "labelWireId", cause,
    came, went FROM spaces.take_notes()`;

/** People in one record: 39 bytes each, and a record holds 16 KiB. */
const MOST_PEOPLE = 300;

/** What the log tells of them: every person, in as many records as that takes. */
export function noteEntries(notes: readonly MembershipNote[]): readonly AuditEntry[] {
  return notes.flatMap((note) => {
    const { spaceId: id, labelId, labelWireId, cause } = note;
    const object = { type: 'Space', id, labelId, labelWireId };
    if (cause === 'brake') return [{ event: 'space.rule_braked' as const, object }];
    return parts(note).map((part, index, all): AuditEntry => ({
      event: 'space.members_moved',
      object,
      facts: { cause, ...part, part: index + 1, parts: all.length },
    }));
  });
}

function parts({ came, went }: MembershipNote): readonly Record<'came' | 'went', readonly Id[]>[] {
  const moves = [...came.map((id) => ({ id, in: true })), ...went.map((id) => ({ id, in: false }))];
  return Array.from({ length: Math.ceil(moves.length / MOST_PEOPLE) }, (_, index) => {
    const some = moves.slice(index * MOST_PEOPLE, (index + 1) * MOST_PEOPLE);
    const ids = (wanted: boolean) => some.filter((move) => move.in === wanted).map(({ id }) => id);
    return { came: ids(true), went: ids(false) };
  });
}
