import { use, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codePoint } from '../../../shared/ui/hidden-characters.js';
import { CopyBlocked } from './copy-blocked.js';
import { CopyButton } from './copy-button.js';

export function CodeBlock({ children }: { children: ReactNode }) {
  const { t } = useTranslation('messages');
  const block = useRef<HTMLPreElement>(null);
  const isCopyBlocked = use(CopyBlocked);
  return (
    <div className="code-block">
      <pre ref={block}>{children}</pre>
      {!isCopyBlocked && (
        <CopyButton name={t('text.copyCode')} text={() => block.current?.textContent.trimEnd() ?? ''} />
      )}
    </div>
  );
}

/** Wide ones scroll by themselves, by the keyboard too. */
export function Table({ children }: { children: ReactNode }) {
  const { t } = useTranslation('messages');
  return (
    <div className="table-frame" role="region" aria-label={t('text.table')} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

export function TaskBox({ isChecked }: { isChecked: boolean }) {
  const { t } = useTranslation('messages');
  return (
    <span role="img" aria-label={t(isChecked ? 'text.checked' : 'text.unchecked')}>
      {isChecked ? '☑' : '☐'}{' '}
    </span>
  );
}

export function ImageName({ name }: { name: string }) {
  const { t } = useTranslation();
  return <em>[{t('messages.image', { name })}]</em>;
}

/** A character that nobody would see, and that may turn the line around, by its number. */
export function HiddenCharacter({ character }: { character: string }) {
  const { t } = useTranslation('messages');
  const code = codePoint(character);
  return (
    <span className="hidden-character" title={t('text.hidden', { code })}>
      {code}
    </span>
  );
}
