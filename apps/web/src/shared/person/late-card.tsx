import { useEffect, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { ProblemText } from '../ui/problem-text.js';
import type { PersonCardProps } from './person-card.js';

let known: ComponentType<PersonCardProps> | null = null;

/** The card's code comes with the first card that opens. */
export function LateCard(props: PersonCardProps) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ Card: ComponentType<PersonCardProps> } | null>(known && { Card: known });
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (loaded) return;
    let isShown = true;
    import('./person-card.js').then(
      ({ PersonCard }) => {
        known = PersonCard;
        if (isShown) setLoaded({ Card: PersonCard });
      },
      () => isShown && setFailed(true),
    );
    return () => {
      isShown = false;
    };
  }, [loaded]);
  if (loaded) return <loaded.Card {...props} />;
  return failed ? <ProblemText error={ApiError.unreachable()} /> : <span role="status">{t('app.loading')}</span>;
}
