import type { Correspondent } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonLink } from '../../../shared/person/person-name.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { removeCorrespondent } from '../api/correspondents.js';

/** @param isNamed false on the person's own page, where the name is known */
export function CorrespondentItem({ item, isNamed }: { item: Correspondent; isNamed: boolean }) {
  const { t } = useTranslation('people');
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { person, subject, place, abilities } = item;
  return (
    <li>
      <p>
        <strong>{subject}</strong>
        <span className="place">{place}</span>
        {isNamed && <PersonLink person={person} />}
      </p>
      {abilities.delete && (
        <button
          type="button"
          className="btn link"
          aria-label={t('correspondents.removeNamed', { name: person.displayName, subject })}
          onClick={() => setAsking(true)}
        >
          {t('correspondents.remove')}
        </button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('correspondents.removeTitle')}
          confirm={t('correspondents.remove')}
          onConfirm={() => removeCorrespondent(queryClient, item.id)}
          onClose={() => setAsking(false)}
        >
          <p>{t('correspondents.removeBody', { name: person.displayName, place, subject })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
