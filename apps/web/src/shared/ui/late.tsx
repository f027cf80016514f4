import { useEffect, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { Dialog } from './dialog.js';
import { ProblemText } from './problem-text.js';

type Props<P> = { load(): Promise<ComponentType<P>>; props: P; title: string; onClose(): void };

/**
 * A dialog whose code comes when it is first opened. Where the network is gone it says so, instead of taking the page
 * down with it.
 * @param load stays the same from one drawing to the next
 */
export function Late<P extends object>({ load, props, title, onClose }: Props<P>) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ Component: ComponentType<P> } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isShown = true;
    load().then(
      (Component) => isShown && setLoaded({ Component }),
      () => isShown && setFailed(true),
    );
    return () => {
      isShown = false;
    };
  }, [load, attempt]);

  if (loaded) return <loaded.Component {...props} />;
  return (
    failed && (
      <Dialog title={title} onClose={onClose}>
        <p role="alert">
          <ProblemText error={ApiError.unreachable()} />
        </p>
        <div className="dialog-foot">
          <button
            type="button"
            className="btn"
            onClick={() => {
              setFailed(false);
              setAttempt(attempt + 1);
            }}
          >
            {t('app.retry')}
          </button>
        </div>
      </Dialog>
    )
  );
}
