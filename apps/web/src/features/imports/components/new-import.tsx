import '../../../shared/ui/field.css';
import type { Space } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { keepFile } from '../api/chosen-files.js';
import { fileDigest } from '../api/file-digest.js';
import { useImportActs } from '../api/use-import-acts.js';
import { FileField } from './file-field.js';

/** Chooses a file and its label; what follows has a page of its own. */
export function NewImport({ space }: { space: Space }) {
  const { t } = useTranslation('imports');
  const id = useId();
  const acts = useImportActs();
  const navigate = useNavigate();
  const { data: labels } = useQuery(labelsQuery);
  const [file, setFile] = useState<File | null>(null);
  const [labelId, setLabelId] = useState<string | null>(space.defaultLabelId);
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<'noFile' | 'noLabel' | 'empty' | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function begin(event: SyntheticEvent) {
    event.preventDefault();
    if (share !== null) return;
    const wrong = file === null ? 'noFile' : file.size === 0 ? 'empty' : labelId === null ? 'noLabel' : null;
    setFault(wrong);
    setError(null);
    if (wrong !== null || file === null || labelId === null) return;
    try {
      setShare(0);
      const digest = await fileDigest(file, setShare);
      const begun = await acts.create(space.id, {
        format: 'mattermost',
        fileName: file.name.slice(0, 200).toWellFormed(),
        sizeBytes: file.size,
        digest,
        labelId,
      });
      keepFile(begun.id, file);
      await navigate({
        to: '/spaces/$spaceId/imports/$importId',
        params: { spaceId: space.id, importId: begun.id },
      });
    } catch (caught) {
      setError(caught);
      setShare(null);
    }
  }

  return (
    <form
      className="import-form"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => void begin(event)}
    >
      <h2 id={`${id}-title`}>{t('new.title')}</h2>
      <FileField
        file={file}
        onChoose={setFile}
        hint={t('new.fileHint')}
        isInvalid={fault === 'noFile' || fault === 'empty'}
      />
      <div className="form-field">
        <span className="field-name">{t('new.label')}</span>
        {labels && (
          <LabelChooser labels={labels} value={labelId} onChange={setLabelId} name={t('new.label')} />
        )}
        <p className="field-hint">{t('new.labelHint')}</p>
      </div>
      <p role="alert" className="field-problem">
        {fault !== null && t(`new.${fault}`)}
        {error !== null && <ProblemText error={error} />}
      </p>
      <button type="submit" className="btn" aria-disabled={share !== null}>
        {t('new.start')}
      </button>
      <p role="status" className="field-hint">
        {share !== null && t('new.preparing', { percent: Math.round(share * 100) })}
      </p>
    </form>
  );
}
