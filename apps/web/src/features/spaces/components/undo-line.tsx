import { useSpaceTexts } from './use-space-texts.js';

type Props = {
  /** Null or empty: nothing was done. */
  text: string | null;
  /** Null where it cannot be undone. */
  onUndo: (() => void) | null;
};

/** Says what was done, and takes it back. The line stays in the page: a reader hears what comes into it. */
export function UndoLine({ text, onUndo }: Props) {
  const t = useSpaceTexts();
  return (
    <p role="status" className="undo-line">
      {text}
      {text !== null && onUndo && (
        <>
          {' '}
          <button type="button" className="btn link" onClick={onUndo}>
            {t('membership.undo')}
          </button>
        </>
      )}
    </p>
  );
}
