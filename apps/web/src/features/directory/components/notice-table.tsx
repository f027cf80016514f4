import type { DirectoryNotice } from '#contracts';
import { useTranslation } from 'react-i18next';
import { Reason } from './reason.js';

/** What somebody should mend in the directory, entry by entry. */
export function NoticeTable({ notices }: { notices: readonly DirectoryNotice[] }) {
  const { t } = useTranslation('directory');
  if (notices.length === 0) return null;
  return (
    <section className="page-section" aria-labelledby="run-notices">
      <h2 id="run-notices">{t('run.notices')}</h2>
      <div className="run-table" role="group" tabIndex={0} aria-label={t('run.notices')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('run.entry')}</th>
              <th scope="col">{t('run.attribute')}</th>
              <th scope="col">{t('run.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {notices.map(({ entry, reason, attribute, skipped }) => (
              <tr key={`${entry} ${attribute ?? ''} ${reason}`}>
                <th scope="row">
                  <code>{entry}</code>
                </th>
                <td>{attribute ?? ''}</td>
                <td>
                  <Reason code={reason} /> ({t(skipped ? 'run.skipped' : 'run.kept')})
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
