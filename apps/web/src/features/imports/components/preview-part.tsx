import type { ImportPreview } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { count } from '../api/amounts.js';

/** What the file holds, in figures; what cannot be read, by line. */
export function PreviewPart({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const n = (value: number): string => count(language, value);
  const { oldestAt, newestAt, faults } = preview;
  const facts: [string, string][] = [
    [t('preview.posts'), n(preview.posts)],
    [t('preview.replies'), n(preview.replies)],
    [t('preview.channels'), n(preview.channels)],
    [t('preview.users'), n(preview.users)],
    [
      t('preview.reactions'),
      t('preview.reactionsText', { count: preview.reactions, known: n(preview.knownReactions) }),
    ],
    [t('preview.attachments'), t('preview.attachmentsText', { count: preview.attachments })],
    [t('preview.direct'), t('preview.directText', { count: preview.directPosts })],
    [t('preview.broken'), n(preview.broken)],
  ];
  return (
    <section className="page-section" aria-labelledby="import-preview">
      <h2 id="import-preview">{t('preview.title')}</h2>
      <dl className="import-facts">
        {oldestAt !== null && newestAt !== null && (
          <div>
            <dt>{t('preview.period')}</dt>
            <dd>
              {t('preview.periodText', {
                from: dayOnly(language, oldestAt),
                to: dayOnly(language, newestAt),
              })}
            </dd>
          </div>
        )}
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {faults.length > 0 && (
        <details>
          <summary>{t('preview.faults', { count: faults.length })}</summary>
          <ul>
            {faults.map(({ line, code }) => (
              <li key={line}>{t('preview.fault', { line: n(line), reason: t(`codes.${code}`) })}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
