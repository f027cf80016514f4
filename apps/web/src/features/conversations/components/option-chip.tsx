import { useTranslation } from 'react-i18next';

type Props = { kind: string; text: string; onRemove(): void };

/** Something that is set for the message, with the way to take it off. */
export function OptionChip({ kind, text, onRemove }: Props) {
  const { t } = useTranslation('composing');
  return (
    <li className="option-chip" data-kind={kind}>
      {text}
      <button
        type="button"
        className="chip-remove"
        aria-label={t('options.remove', { text })}
        onClick={onRemove}
      >
        <svg viewBox="0 0 24 24" width="14" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </li>
  );
}
