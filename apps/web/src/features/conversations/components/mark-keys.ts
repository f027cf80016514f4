import type { KeyboardEvent } from 'react';
import type { Mark } from '../api/markdown-marks.js';

interface MarkKey {
  readonly mark: Mark;
  /** The key as it is drawn on the keyboard, and the one that `aria-keyshortcuts` names. */
  readonly key: string;
  readonly shift: boolean;
}

/** By the place of the key for digits, whose signs differ from one keyboard to the next; by its letter otherwise. */
export const MARK_KEYS: readonly MarkKey[] = [
  { mark: 'bold', key: 'B', shift: false },
  { mark: 'italic', key: 'I', shift: false },
  { mark: 'code', key: 'E', shift: false },
  { mark: 'codeBlock', key: 'E', shift: true },
  { mark: 'list', key: '8', shift: true },
  { mark: 'quote', key: '9', shift: true },
  { mark: 'link', key: 'U', shift: true },
];

export function markOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Mark | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const found = MARK_KEYS.find(
    ({ key, shift }) =>
      shift === event.shiftKey && (event.code === `Digit${key}` || event.key.toUpperCase() === key),
  );
  return found?.mark ?? null;
}
