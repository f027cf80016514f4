import '../../../shared/ui/field.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { size } from '../api/amounts.js';

type Props = { file: File | null; onChoose(file: File): void; hint: string; isInvalid: boolean };

/** The browser's own choice of a file, in the words of the screen. */
export function FileField({ file, onChoose, hint, isInvalid }: Props) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const id = useId();
  return (
    <div className="form-field">
      <span className="field-name">{t('new.file')}</span>
      <div className="import-file">
        <label className="btn quiet">
          {t('new.choose')}
          <input
            type="file"
            accept=".jsonl,.json,application/jsonl,application/json"
            aria-describedby={`${id}-chosen ${id}-hint`}
            aria-invalid={isInvalid || undefined}
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              if (chosen) onChoose(chosen);
              // The same file chosen again is a change too.
              target.value = '';
            }}
          />
        </label>
        <span id={`${id}-chosen`}>
          {file ? `${file.name} · ${size(language, file.size)}` : t('new.none')}
        </span>
      </div>
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
    </div>
  );
}
