import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { refusals } from '../api/refusals.js';
import { useStore } from '../api/use-store.js';

type Props = { place: string; excess: number; labelMissing: boolean };

/** Why what is written was not sent, or cannot be. */
export function ComposerProblem({ place, excess, labelMissing }: Props) {
  const { t } = useTranslation();
  const refusal = useStore(refusals, place);
  return (
    <p role="alert" className="composer-problem">
      {refusal && <ProblemText error={refusal} />}
      {!refusal && labelMissing && t('composer.labelMissing')}
      {!refusal && excess > 0 && t('composer.tooLong', { count: excess })}
    </p>
  );
}
