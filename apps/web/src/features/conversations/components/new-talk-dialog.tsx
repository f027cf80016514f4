import './new-talk-dialog.css';
import '../../../shared/ui/field.css';
import { MAX_TALK_MEMBERS, type Person } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { ChosenPeople } from '../../../shared/ui/chosen-people.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { PeopleChoice } from '../../../shared/ui/people-choice.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { createTalk } from '../api/create-talk.js';
import { defaultGroupName, MAX_GROUP_NAME } from './default-group-name.js';

/** Chooses whom to talk with: one person for a direct talk, several for a group. */
export function NewTalkDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [name, setName] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const me = useSession().person.displayName;
  const proposed = defaultGroupName([...chosen.map(({ displayName }) => displayName), me]);
  const isGroup = chosen.length > 1;
  const isFull = chosen.length > MAX_TALK_MEMBERS;
  const isReady = chosen.length > 0 && !isFull && !pending;

  function toggle(person: Person) {
    setError(null);
    setChosen((before) =>
      before.some((other) => other.id === person.id)
        ? before.filter((other) => other.id !== person.id)
        : [...before, person],
    );
  }

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (!isReady) return;
    setPending(true);
    setError(null);
    try {
      const talk = await createTalk(queryClient, {
        members: chosen.map((person) => person.id),
        ...(isGroup && { name: name.trim() === '' ? proposed : name.trim() }),
      });
      onClose();
      await navigate({ to: '/messages/$conversationId', params: { conversationId: talk.id } });
    } catch (caught) {
      setError(caught);
      setPending(false);
    }
  }

  return (
    <Dialog title={t('talk.title')} onClose={onClose} isRoomy>
      <form className="new-talk" onSubmit={(event) => void onSubmit(event)}>
        <PeopleChoice chosen={chosen} onToggle={toggle} />
        <ChosenPeople people={chosen} onRemove={toggle} />
        {isGroup && (
          <div className="form-field">
            <label htmlFor={id}>{t('talk.groupName')}</label>
            <input
              id={id}
              className="input"
              maxLength={MAX_GROUP_NAME}
              placeholder={proposed}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
        )}
        <p role="alert" className="dialog-problem">
          {error !== null && <ProblemText error={error} />}
          {isFull && t('talk.tooMany', { max: MAX_TALK_MEMBERS })}
        </p>
        <button type="submit" className="btn" aria-disabled={!isReady}>
          {chosen.length === 0 && t('talk.chooseFirst')}
          {chosen.length === 1 && t('talk.direct', { name: chosen[0]?.displayName ?? '' })}
          {isGroup && t('talk.group', { count: chosen.length })}
        </button>
      </form>
    </Dialog>
  );
}
