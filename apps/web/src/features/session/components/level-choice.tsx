import './level-choice.css';
import type { Level } from '#contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { labelColors } from '../../../shared/ui/label-colors.js';

type Props = {
  levels: readonly Level[];
  /** Null = the highest that the person holds. */
  value: string | null;
  onChange(value: string | null): void;
};

export function LevelChoice({ levels, value, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hint = useId();
  return (
    <fieldset className="levels" aria-describedby={hint}>
      <legend>{t('signIn.workingLevel')}</legend>
      <div className="level-options">
        <label className="level wide">
          <input type="radio" name="workingLevel" checked={value === null} onChange={() => onChange(null)} />
          <span>{t('signIn.highest')}</span>
        </label>
        {levels.map((level) => (
          <label key={level.id} className="level" style={labelColors(level)}>
            <input
              type="radio"
              name="workingLevel"
              checked={value === level.id}
              onChange={() => onChange(level.id)}
            />
            <span>{level.name[language]}</span>
          </label>
        ))}
      </div>
      <p id={hint} className="hint">
        {t('signIn.workingLevelHint')}
      </p>
    </fieldset>
  );
}
