import { useEffect, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { ProblemText } from './problem-text.js';

type Props<P> = {
  load(): Promise<ComponentType<P>>;
  props: P;
  /** The page does without it as long as it is not here. */
  isExtra?: boolean;
};

/**
 * A small part of a page whose code comes when it is first shown, inside a sentence if need be.
 * @param load stays the same from one drawing to the next
 */
export function LatePart<P extends object>({ load, props, isExtra = false }: Props<P>) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ Component: ComponentType<P> } | null>(null);
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
  }, [load]);
  if (loaded) return <loaded.Component {...props} />;
  if (isExtra) return null;
  return failed ? (
    <ProblemText error={ApiError.unreachable()} />
  ) : (
    <span role="status">{t('app.loading')}</span>
  );
}
