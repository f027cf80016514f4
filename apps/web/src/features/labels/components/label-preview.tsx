import '../../../shared/ui/label-tag.css';
import { markingText, type LabelParts } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { labelColors } from '../../../shared/ui/label-colors.js';
import { chosenTags, type LabelChoice } from '../api/label-choice.js';

type Props = { id: string; parts: LabelParts; choice: LabelChoice };

/** The words that will stand on what carries the label; told anew at each change. */
export function LabelPreview({ id, parts, choice }: Props) {
  const { t } = useTranslation('labels');
  const language = useLanguage();
  const { policy } = parts;
  const level = parts.levels.find((one) => one.id === choice.level);
  const { restrictive } = choice;
  return (
    <p id={id} role="status" className="label-preview">
      <span className="field-name">{t('preview')}</span>
      {level ? (
        <span className="tag" style={labelColors(level)}>
          {markingText(
            parts,
            { policy, level: level.id, restrictive, permissive: chosenTags(choice) },
            language,
          )}
        </span>
      ) : (
        <span className="field-hint">{t('previewEmpty')}</span>
      )}
    </p>
  );
}
