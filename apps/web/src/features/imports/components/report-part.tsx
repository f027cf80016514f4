import { IMPORT_OUTCOMES, type Import, type ImportOutcome, type ImportReportRow } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Problem } from '../../../shared/ui/problem.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { count } from '../api/amounts.js';
import { downloadReport } from '../api/download-report.js';
import { importReportQuery } from '../api/import-queries.js';

/** What became of each message, line by line. */
export function ReportPart({ shown }: { shown: Import }) {
  const { t } = useTranslation(['imports', 'translation']);
  const language = useLanguage();
  const id = useId();
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    importReportQuery(shown.id, outcome),
  );
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('report.title')}</h2>
      <div className="import-filter">
        <label htmlFor={`${id}-filter`}>{t('report.filter')}</label>
        <select
          id={`${id}-filter`}
          className="input"
          value={outcome ?? ''}
          onChange={({ target }) =>
            setOutcome(IMPORT_OUTCOMES.find((known) => known === target.value) ?? null)
          }
        >
          <option value="">{t('report.all')}</option>
          {IMPORT_OUTCOMES.map((known) => (
            <option key={known} value={known}>
              {t(`report.outcomes.${known}`)} ({count(language, present(shown)[known])})
            </option>
          ))}
        </select>
        <Downloads id={shown.id} />
      </div>
      {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
      {data && rows.length === 0 && <p className="page-hint">{t('report.none')}</p>}
      {rows.length > 0 && (
        <div className="import-table" role="group" aria-labelledby={`${id}-title`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('report.line')}</th>
                <th scope="col">{t('report.what')}</th>
                <th scope="col">{t('report.channel')}</th>
                <th scope="col">{t('report.author')}</th>
                <th scope="col">{t('report.remarks')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ReportRow key={`${row.line}.${row.part}`} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="btn quiet"
          aria-disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('report.more')}
        </button>
      )}
    </section>
  );
}

/** How many rows say so now: what was taken back is not imported any more. */
function present({ counts }: Import): Record<ImportOutcome, number> {
  return { ...counts, imported: counts.imported - counts.removed - counts.kept };
}

function ReportRow({ row }: { row: ImportReportRow }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const line = count(language, row.line);
  const remarks = row.codes.map((code) => t(`codes.${code}`));
  return (
    <tr>
      <th scope="row" className="number">
        {row.message ? (
          <Link
            to="/messages/$conversationId"
            params={{ conversationId: row.message.conversationId }}
            hash={row.message.messageId}
            aria-label={t('report.open', { line })}
          >
            {line}
          </Link>
        ) : (
          line
        )}
        {row.part > 0 && <span className="import-note">{t('report.reply', { part: row.part })}</span>}
      </th>
      <td>{t(`report.outcomes.${row.outcome}`)}</td>
      <td>
        <bdi>{visibleText(row.channel ?? '')}</bdi>
      </td>
      <td>
        <bdi>{visibleText(row.author ?? '')}</bdi>
      </td>
      <td>
        {remarks.join(', ')}
        {row.reactionsLeft > 0 && ` (${t('report.reactionsLeft', { count: row.reactionsLeft })})`}
      </td>
    </tr>
  );
}

function Downloads({ id }: { id: string }) {
  const { t } = useTranslation('imports');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  function download(format: 'csv' | 'jsonl') {
    if (pending) return;
    setPending(true);
    setError(null);
    downloadReport(id, format)
      .catch((caught: unknown) => setError(caught))
      .finally(() => setPending(false));
  }
  return (
    <>
      {(['csv', 'jsonl'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className="btn quiet"
          aria-disabled={pending}
          onClick={() => download(format)}
        >
          {t(`report.${format}`)}
        </button>
      ))}
      <span role="status">{pending && t('report.downloading')}</span>
      <span role="alert">{error !== null && <ProblemText error={error} />}</span>
    </>
  );
}
