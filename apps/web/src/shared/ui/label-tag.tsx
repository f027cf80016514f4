import './label-tag.css';
import type { LabelItem } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../access/labels-query.js';
import { useLanguage } from '../i18n/use-language.js';
import { labelColors } from './label-colors.js';

/** The label of one item. An unknown label is said to be unknown: an item never goes unmarked. */
export function LabelTag({ labelId }: { labelId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label: LabelItem | null = useLabel(labelId);
  return (
    <span className="tag" style={label ? labelColors(label) : undefined}>
      <span className="sr-only">{t('labels.prefix')} </span>
      {label ? label.texts[language] : t('labels.unknown')}
    </span>
  );
}
