import './marking-band.css';
import type { Level } from '#contracts';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.js';
import { readableInk } from './readable-ink.js';

type Props = {
  place: 'top' | 'bottom';
  level: Level | null;
  /** `accreditation`: nobody has signed in, so the band says what the network may hold. */
  meaning: 'accreditation' | 'workingLevel';
};

/** The marking at the top and at the bottom of every page: words first, colour second. */
export function MarkingBand({ place, level, meaning }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const Element = place === 'top' ? 'header' : 'footer';
  const coloured = meaning === 'workingLevel' && level !== null;
  const style: CSSProperties | undefined = coloured
    ? { backgroundColor: level.color, color: readableInk(level.color) }
    : undefined;
  const name = level?.name[language] ?? '';
  return (
    <Element className="band" style={style} aria-label={t(`band.${place}`)}>
      {level && <strong>{meaning === 'workingLevel' ? name : t('band.accredited', { level: name })}</strong>}
      {coloured && place === 'top' && <span>{t('band.workingLevel')}</span>}
    </Element>
  );
}
