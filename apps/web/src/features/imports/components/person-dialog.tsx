import type { Person } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { PeopleChoice } from '../../../shared/ui/people-choice.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';

type Props = { name: string; onChoose(personId: string): Promise<unknown>; onClose(): void };

/** Who somebody of the file is here. */
export function PersonDialog({ name, onChoose, onClose }: Props) {
  const { t } = useTranslation(['imports', 'translation']);
  const [person, setPerson] = useState<Person | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function choose() {
    if (!person || pending) return;
    setPending(true);
    setError(null);
    try {
      await onChoose(person.id);
      onClose();
    } catch (caught) {
      setError(caught);
      setPending(false);
    }
  }

  return (
    <Dialog title={t('users.dialog', { name })} onClose={onClose} isRoomy>
      <PeopleChoice
        chosen={person ? [person] : []}
        onToggle={(toggled) => setPerson(toggled.id === person?.id ? null : toggled)}
        hint={t('users.dialogHint')}
        withMe
      />
      <p role="alert" className="dialog-problem">
        {error !== null && <ProblemText error={error} />}
      </p>
      <div className="dialog-foot">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('translation:app.cancel')}
        </button>
        <button
          type="button"
          className="btn"
          aria-disabled={person === null || pending}
          onClick={() => void choose()}
        >
          {person ? person.displayName : t('users.change')}
        </button>
      </div>
    </Dialog>
  );
}
