import type { Person, ReferenceList } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { PeopleChoice } from '../../../shared/ui/people-choice.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useReferenceActs } from '../api/change-reference.js';

const MAX_NAME = 80;
const MAX_DESCRIPTION = 1_000;

/** For who keeps the list: its name, whom it goes to, and whether it is still in use. */
export function ListSettingsDialog({ list, onClose }: { list: ReferenceList; onClose(): void }) {
  const { t } = useTranslation(['reference', 'translation']);
  const id = useId();
  const { updateList } = useReferenceActs();
  const [name, setName] = useState(list.name);
  const [description, setDescription] = useState(list.description);
  const [owner, setOwner] = useState<Person | null>(null);
  const change = useMutation({
    mutationFn: (archived?: boolean) =>
      updateList(
        list.id,
        archived === undefined
          ? { name: name.trim(), description, ...(owner && { ownerId: owner.id }) }
          : { archived },
      ),
    onSuccess: onClose,
  });
  const isReady = name.trim() !== '' && !change.isPending;
  return (
    <Dialog title={t('settings.title')} onClose={onClose} isRoomy>
      <form
        className="reference-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) change.mutate(undefined);
        }}
      >
        <div className="form-field">
          <label htmlFor={`${id}-name`}>{t('create.name')}</label>
          <input
            id={`${id}-name`}
            className="input"
            autoComplete="off"
            maxLength={MAX_NAME}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-text`}>{t('create.description')}</label>
          <textarea
            id={`${id}-text`}
            className="input"
            maxLength={MAX_DESCRIPTION}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        </div>
        <details>
          <summary>
            {t('settings.handOver')}
            {owner && ` · ${owner.displayName}`}
          </summary>
          <PeopleChoice
            chosen={owner ? [owner] : []}
            hint={t('settings.newOwner')}
            onToggle={(person) => setOwner(owner?.id === person.id ? null : person)}
          />
        </details>
        <p role="alert" className="dialog-problem">
          {change.isError && <ProblemText error={change.error} />}
        </p>
        <div className="dialog-foot">
          <button
            type="button"
            className="btn quiet"
            aria-disabled={change.isPending}
            onClick={() => !change.isPending && change.mutate(list.archivedAt === null)}
          >
            {t(list.archivedAt === null ? 'settings.archive' : 'settings.restore')}
          </button>
          <button type="submit" className="btn" aria-disabled={!isReady}>
            {t('settings.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
