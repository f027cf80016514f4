import './label-chooser.css';
import type { LabelItem } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../access/site-query.js';
import { useLanguage } from '../i18n/use-language.js';
import { labelColors } from './label-colors.js';
import { groupByRank } from './group-by-rank.js';
import { openLabelDoor } from './label-door.js';

type Props = {
  labels: readonly LabelItem[];
  /** Null when none is chosen: nothing is sent then. */
  value: string | null;
  onChange(labelId: string): void;
  /** What the label is for; the label of a message where nothing is said. */
  name?: string;
};

/** No label's id: they are UUIDs. */
const OTHER = 'other';

/**
 * The browser's own list: its words, keys and announcements are what the person knows. It lies unseen over the
 * words of the label, which wrap instead of being cut: a marking is read whole or not at all.
 */
export function LabelChooser({ labels, value, onChange, name }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: site } = useQuery(siteQuery);
  const chosen = labels.find(({ id }) => id === value);
  const levelName = (level: string): string =>
    site?.levels.find(({ id }) => id === level)?.name[language] ?? level;
  return (
    <span className="label-chooser" style={chosen && labelColors(chosen)}>
      <span aria-hidden="true">{chosen ? chosen.texts[language] : t('composer.chooseLabel')} ▾</span>
      <select
        aria-label={name ?? t('composer.label')}
        value={value ?? ''}
        onChange={({ target }) => {
          if (target.value === OTHER) openLabelDoor({ level: chosen?.level ?? null, onMade: onChange });
          else onChange(target.value);
        }}
      >
        {value === null && (
          <option value="" disabled>
            {t('composer.chooseLabel')}
          </option>
        )}
        {groupByRank(labels, language).map((group) => (
          <optgroup key={group.level} label={levelName(group.level)}>
            {group.labels.map((label) => (
              <option key={label.id} value={label.id}>
                {label.texts[language]}
              </option>
            ))}
          </optgroup>
        ))}
        <option value={OTHER}>{t('labels.other')}</option>
      </select>
    </span>
  );
}
