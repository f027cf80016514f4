import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../shared/ui/copy-text.js';

const SAID_MS = 2_000;

/** A small button that copies, and says that it did. */
export function CopyButton({ name, text }: { name: string; text(): string }) {
  const { t } = useTranslation('messages');
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    if (!(await copyText(text()))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  }

  return (
    <button type="button" className="copy" aria-label={name} title={name} onClick={() => void copy()}>
      <svg
        viewBox="0 0 20 20"
        width="14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        {isCopied ? <path d="M4 10.5l4 4 8-9" /> : <path d="M7 7h9v9H7zM4 13V4h9" />}
      </svg>
      <span className="sr-only" role="status">
        {isCopied && t('text.copied')}
      </span>
    </button>
  );
}
