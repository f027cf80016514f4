import '../../../shared/i18n/labels/add-label-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import type { LabelRequest } from '../../../shared/ui/label-door.js';
import { Problem } from '../../../shared/ui/problem.js';
import { labelPartsQuery } from '../api/label-parts-query.js';
import { LabelForm } from './label-form.js';

type Props = { request: LabelRequest; onClose(): void };

/** A label made of what the person may compose, for the chooser that asked. */
export function LabelDialog({ request, onClose }: Props) {
  const { t } = useTranslation(['labels', 'translation']);
  const { data: items, error, refetch } = useQuery(labelPartsQuery);

  function onMade(labelId: string) {
    request.onMade(labelId);
    onClose();
  }

  return (
    <Dialog title={t('title')} onClose={onClose} isRoomy>
      {error !== null && !items && <Problem error={error} onRetry={() => void refetch()} />}
      {error === null && !items && <p role="status">{t('translation:app.loading')}</p>}
      {items?.length === 0 && <p role="status">{t('none')}</p>}
      {items?.[0] && (
        <LabelForm items={items} first={items[0]} level={request.level} onMade={onMade} onClose={onClose} />
      )}
    </Dialog>
  );
}
