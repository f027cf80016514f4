import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../shared/ui/copy-text.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';

/** The bytes that were sealed, as they are; what would turn a line around is shown by its code. */
export function RecordBody({ body }: { body: string }) {
  const { t } = useTranslation('audit');
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <>
      <div className="audit-panel-head">
        <h3 id="audit-body">{t('record.body')}</h3>
        <button
          type="button"
          className="btn quiet"
          onClick={() => void copyText(body).then((done) => done && setCopied(body))}
        >
          {t('record.copy')}
        </button>
      </div>
      <p role="status">{copied === body && t('record.copied')}</p>
      <pre className="audit-body" tabIndex={0} aria-labelledby="audit-body">
        {visibleText(body)}
      </pre>
    </>
  );
}
