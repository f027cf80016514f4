import type { Person, Space, SpaceMember } from '#contracts';
import { useState, type SyntheticEvent } from 'react';
import { useSession } from '../../../shared/access/session-query.js';
import { ChosenPeople } from '../../../shared/ui/chosen-people.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { PeopleChoice } from '../../../shared/ui/people-choice.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { addMembers } from '../api/change-members.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { asPartner, partnerProblems, type PartnerTerms } from './partner-terms.js';
import { PartnerFields } from './partner-fields.js';
import { RoleChoice } from './role-choice.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { space: Space; onAdded(count: number): void; onClose(): void };

/** What the server takes at once. */
const MOST_PEOPLE = 50;

/** Finds people by name and makes them members; partners with somebody who answers for them. */
export function AddMembersDialog({ space, onAdded, onClose }: Props) {
  const t = useSpaceTexts();
  const me = useSession().person;
  const act = useSpaceAct(space.id);
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [role, setRole] = useState<SpaceMember['role']>('member');
  /** Null: they are of the house. */
  const [terms, setTerms] = useState<PartnerTerms | null>(null);
  const [tried, setTried] = useState(false);
  const problems = terms ? partnerProblems(terms, new Date()) : [];
  const isFull = chosen.length > MOST_PEOPLE;
  const isReady = chosen.length > 0 && !isFull && !act.pending;

  function toggle(person: Person) {
    act.forget();
    setChosen((before) =>
      before.some(({ id }) => id === person.id)
        ? before.filter(({ id }) => id !== person.id)
        : [...before, person],
    );
  }

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (!isReady || problems.length > 0) return;
    const members = {
      personIds: chosen.map(({ id }) => id),
      role: terms ? ('member' as const) : role,
      ...(terms && { partner: asPartner(terms) }),
    };
    if (!(await act.run(() => addMembers(space.id, members)))) return;
    onAdded(chosen.length);
    onClose();
  }

  return (
    <Dialog title={t('settings.members.addTitle', { name: space.name })} onClose={onClose} isRoomy>
      <form className="space-form add-members" noValidate onSubmit={(event) => void onSubmit(event)}>
        <PeopleChoice chosen={chosen} hint={t('settings.members.addHint')} onToggle={toggle} />
        <ChosenPeople people={chosen} onRemove={toggle} />
        <label className="tick-line">
          <input
            type="checkbox"
            checked={terms !== null}
            onChange={({ target }) =>
              setTerms(target.checked ? { sponsorId: me.id, purpose: '', endsOn: '' } : null)
            }
          />
          {t('settings.members.partner')}
        </label>
        {terms ? (
          <PartnerFields space={space} terms={terms} problems={tried ? problems : []} onChange={setTerms} />
        ) : (
          <RoleChoice value={role} onChange={setRole} />
        )}
        <p role="alert" className="form-problem">
          {act.error !== null && <ProblemText error={act.error} />}
          {isFull && t('settings.members.tooMany', { max: MOST_PEOPLE })}
        </p>
        <button type="submit" className="btn" aria-disabled={!isReady}>
          {chosen.length === 0
            ? t('settings.members.chooseFirst')
            : t('settings.members.addSubmit', { count: chosen.length })}
        </button>
      </form>
    </Dialog>
  );
}
