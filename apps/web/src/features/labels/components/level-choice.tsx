import '../../../shared/ui/label-tag.css';
import type { LabelParts } from '#contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { labelColors } from '../../../shared/ui/label-colors.js';

type Props = {
  levels: LabelParts['levels'];
  value: string | null;
  /** Whether to say that one must be chosen. */
  isMissing: boolean;
  onChange(level: string): void;
};

/** One level, in its words and colour, from the lowest down to the highest. */
export function LevelChoice({ levels, value, isMissing, onChange }: Props) {
  const { t } = useTranslation('labels');
  const id = useId();
  const language = useLanguage();
  return (
    <fieldset className="label-parts" role="radiogroup" aria-describedby={`${id}-problem`}>
      <legend>{t('level')}</legend>
      {levels.map((level, index) => (
        <label key={level.id}>
          <input
            type="radio"
            name={id}
            data-autofocus={(value === null ? index === 0 : level.id === value) || undefined}
            checked={level.id === value}
            onChange={() => onChange(level.id)}
          />
          <span className="tag" style={labelColors(level)}>
            {level.name[language]}
          </span>
        </label>
      ))}
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {isMissing && t('levelMissing')}
      </p>
    </fieldset>
  );
}
