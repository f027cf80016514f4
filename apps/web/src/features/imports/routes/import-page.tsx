import '../../../shared/i18n/imports/add-import-texts.js';
import type { Import } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { size } from '../api/amounts.js';
import { importQuery } from '../api/import-queries.js';
import { ChannelMapping } from '../components/channel-mapping.js';
import { ImportActs } from '../components/import-acts.js';
import { ImportGate } from '../components/import-gate.js';
import { PreviewPart } from '../components/preview-part.js';
import { ProgressPart } from '../components/progress-part.js';
import { ReportPart } from '../components/report-part.js';
import { UploadPart } from '../components/upload-part.js';
import { UserMapping } from '../components/user-mapping.js';

/** One import, wherever it stands. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const { spaceId, importId } = useParams({ from: '/shell/content/spaces/$spaceId/imports/$importId' });
  useTitle(t('title'));
  return (
    <ImportGate
      key={importId}
      spaceId={spaceId}
      back={() => (
        <Link className="page-back" to="/spaces/$spaceId/imports" params={{ spaceId }}>
          ← {t('backToList')}
        </Link>
      )}
    >
      {() => <AskedImport id={importId} />}
    </ImportGate>
  );
}

function AskedImport({ id }: { id: string }) {
  const { t } = useTranslation(['imports', 'translation']);
  const { data, error, refetch } = useQuery(importQuery(id));
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  if (isHidden)
    return (
      <>
        <h1 className="sr-only">{t('title')}</h1>
        <EmptyState title={t('notFound')} hint={t('notFoundHint')} />
      </>
    );
  if (data) return <OpenImport shown={data} />;
  return error ? (
    <Problem error={error} onRetry={() => void refetch()} />
  ) : (
    <p role="status">{t('translation:app.loading')}</p>
  );
}

function OpenImport({ shown }: { shown: Import }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const { counts, createdAt, fileName, labelId, preview, problem, progress, sizeBytes, state } = shown;
  const hasReport = counts.imported + counts.skipped + counts.refused > 0;
  return (
    <>
      <h1>{fileName}</h1>
      <div className="import-head-facts">
        <LabelTag labelId={labelId} />
        <span>{t(`states.${state}`)}</span>
        <span>{size(language, sizeBytes)}</span>
        <span>{dayAndTime(language, createdAt)}</span>
      </div>
      {problem !== null && <p className="import-problem">{t(`problems.${problem}`)}</p>}
      {state === 'uploading' && <UploadPart shown={shown} />}
      {progress && (state === 'checking' || state === 'running' || state === 'undoing') && (
        <ProgressPart state={state} progress={progress} />
      )}
      {preview && <PreviewPart preview={preview} />}
      {state === 'ready' && (
        <>
          <ChannelMapping shown={shown} />
          <UserMapping shown={shown} />
        </>
      )}
      <ImportActs shown={shown} />
      {hasReport && state !== 'running' && state !== 'undoing' && <ReportPart key={state} shown={shown} />}
    </>
  );
}
