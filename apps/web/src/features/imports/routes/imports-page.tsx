import '../../../shared/i18n/imports/add-import-texts.js';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../shared/ui/use-title.js';
import { ImportGate } from '../components/import-gate.js';
import { ImportList } from '../components/import-list.js';
import { NewImport } from '../components/new-import.js';

/** What an animator brings into a space, and has brought. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const { spaceId } = useParams({ from: '/shell/content/spaces/$spaceId/imports' });
  useTitle(t('title'));
  return (
    <ImportGate
      key={spaceId}
      spaceId={spaceId}
      back={() => (
        <Link className="page-back" to="/spaces/$spaceId/settings/{-$section}" params={{ spaceId }}>
          ← {t('back')}
        </Link>
      )}
    >
      {(space) => (
        <>
          <h1>{t('of', { name: space.name })}</h1>
          <p className="page-hint">{t('hint')}</p>
          <NewImport space={space} />
          <ImportList spaceId={spaceId} />
        </>
      )}
    </ImportGate>
  );
}
