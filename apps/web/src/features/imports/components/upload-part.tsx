import type { Import } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { size } from '../api/amounts.js';
import { chosenFile, keepFile } from '../api/chosen-files.js';
import { useUpload } from '../api/use-upload.js';
import { FileField } from './file-field.js';

/** The file on its way; after an interruption, the question for the same file. */
export function UploadPart({ shown }: { shown: Import }) {
  const [file, setFile] = useState(() => chosenFile(shown.id));
  if (file) return <Sending shown={shown} file={file} />;
  return (
    <AskAgain
      shown={shown}
      onChoose={(chosen) => {
        keepFile(shown.id, chosen);
        setFile(chosen);
      }}
    />
  );
}

function Sending({ shown, file }: { shown: Import; file: File }) {
  const { t } = useTranslation('imports');
  const { received, error, retry } = useUpload(shown, file);
  const pieces = shown.upload?.pieces ?? received;
  return (
    <section className="import-progress" aria-label={t('upload.progress')}>
      <h2>{t('upload.progress')}</h2>
      <progress aria-label={t('upload.progress')} max={pieces} value={received} />
      <p>{t('upload.done', { received, pieces })}</p>
      {error !== null && (
        <p role="alert">
          <ProblemText error={error} />{' '}
          <button type="button" className="btn quiet" onClick={retry}>
            {t('upload.retry')}
          </button>
        </p>
      )}
    </section>
  );
}

/** Name and size are compared at once; that it is the very same is seen when all pieces are there. */
function AskAgain({ shown, onChoose }: { shown: Import; onChoose(file: File): void }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const [other, setOther] = useState<File | null>(null);
  const { fileName, sizeBytes, upload } = shown;
  return (
    <section className="import-form" aria-label={t('upload.progress')}>
      <p>{t('upload.done', { received: upload?.received ?? 0, pieces: upload?.pieces ?? 0 })}</p>
      <FileField
        file={other}
        hint={t('upload.again')}
        isInvalid={other !== null}
        onChoose={(chosen) => {
          if (chosen.size === sizeBytes && chosen.name === fileName) onChoose(chosen);
          else setOther(chosen);
        }}
      />
      <p role="alert" className="field-problem">
        {other !== null && t('upload.other', { name: fileName, size: size(language, sizeBytes) })}
      </p>
    </section>
  );
}
