import './composer-tools.css';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../api/markdown-marks.js';
import { MARK_KEYS } from './mark-keys.js';

type Props = {
  field: RefObject<HTMLTextAreaElement | null>;
  isPreviewed: boolean;
  onPreview(isPreviewed: boolean): void;
};

/** Drawn with a line of 2 in a square of 24. */
const DRAWINGS: Readonly<Record<Mark, string>> = {
  bold: 'M7 5h6a3.5 3.5 0 010 7H7zm0 7h7a3.5 3.5 0 010 7H7z',
  italic: 'M10 5h8M6 19h8M14.5 5L9.5 19',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  codeBlock: 'M4 4h16v16H4zM9.5 9.5L7 12l2.5 2.5M14.5 9.5L17 12l-2.5 2.5',
  quote: 'M5 5v14M10 7h10M10 12h10M10 17h6',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M12 5v14',
  link: 'M10 14a4 4 0 006 .4l3-3a4 4 0 00-5.7-5.7l-1 1M14 10a4 4 0 00-6-.4l-3 3a4 4 0 005.7 5.7l1-1',
};
const loadMarks = () => import('./set-mark.js');
const MARKS = Object.keys(DRAWINGS) as Mark[];

/** Marks for the text, and how it will look. Each has its keys, which work in the text itself. */
export function ComposerTools({ field, isPreviewed, onPreview }: Props) {
  const { t } = useTranslation('composing');
  return (
    <div className="composer-tools" role="group" aria-label={t('tools.group')}>
      {MARKS.map((mark) => {
        const keys = MARK_KEYS.find((entry) => entry.mark === mark);
        const name = t(`tools.${mark}`);
        return (
          <button
            key={mark}
            type="button"
            aria-label={name}
            aria-keyshortcuts={keys && `Control+${keys.shift ? 'Shift+' : ''}${keys.key}`}
            title={
              keys
                ? `${name} (${t('tools.ctrl')}+${keys.shift ? `${t('tools.shift')}+` : ''}${keys.key})`
                : name
            }
            disabled={isPreviewed}
            onClick={() => {
              const words = { text: t('tools.sample'), column: t('tools.column') };
              const target = field.current;
              if (target) void loadMarks().then(({ setMark }) => setMark(target, mark, words));
            }}
          >
            <svg viewBox="0 0 24 24" width="16" aria-hidden="true">
              <path d={DRAWINGS[mark]} />
            </svg>
          </button>
        );
      })}
      <button
        type="button"
        aria-label={t('tools.preview')}
        title={t('tools.preview')}
        aria-pressed={isPreviewed}
        onClick={() => onPreview(!isPreviewed)}
      >
        <svg viewBox="0 0 24 24" width="16" aria-hidden="true">
          <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z" />
        </svg>
      </button>
    </div>
  );
}
