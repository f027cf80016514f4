import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorDialog } from './actor-dialog.js';
import type { Narrow } from '../api/audit-search.js';

type Props = { actor: string | undefined; name: string | null; onNarrow: Narrow };

/** Whose acts are shown. */
export function ActorFilter({ actor, name, onNarrow }: Props) {
  const { t } = useTranslation('audit');
  const [isChoosing, setChoosing] = useState(false);
  // Who was chosen just now is known by name before the first record of his is there.
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const shown = name ?? (chosen?.id === actor ? chosen?.name : undefined) ?? actor;
  return (
    <div className="form-field">
      <span className="field-name">{t('filters.actor')}</span>
      <span className="audit-choice">
        <button
          type="button"
          className="input"
          aria-haspopup="dialog"
          aria-label={`${t('filters.chooseActor')} ${shown ?? t('filters.anybody')}`}
          onClick={() => setChoosing(true)}
        >
          {shown ?? t('filters.anybody')}
        </button>
        {actor !== undefined && (
          <button
            type="button"
            className="audit-remove"
            aria-label={t('filters.remove', { name: t('filters.actor') })}
            onClick={() => onNarrow({ actor: undefined })}
          >
            <span aria-hidden="true">×</span>
          </button>
        )}
      </span>
      {isChoosing && (
        <ActorDialog
          onChoose={(person) => {
            setChosen(person);
            setChoosing(false);
            onNarrow({ actor: person.id });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
