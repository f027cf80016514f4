import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../shared/access/labels-query.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import type { AudienceState } from '../api/use-audience.js';
import { audienceWords, changeWords, unreachedWords } from './audience-words.js';
import { ProblemCode } from './problem-code.js';

type Props = {
  state: AudienceState;
  chosenLabelId: string | null;
  /** What the message takes up; null for nothing but what it answers. */
  source: 'quote' | 'forward' | null;
};

const RAISED = {
  quote: 'audience.raisedByQuote',
  forward: 'audience.raisedByForward',
  answer: 'audience.raised',
} as const;

/** Who will read the message that is being written, and what its label does. */
export function ComposerAudience({ state, chosenLabelId, source }: Props) {
  const { t } = useTranslation('composing');
  const language = useLanguage();
  const { audience, labelId, problem } = state;
  const raised = useLabel(labelId !== chosenLabelId && labelId !== null ? labelId : '');
  const change = useLabelChange(audience?.readers ?? null, labelId);
  if (problem !== null) return <ProblemCode code={problem} hasQuotes={source === 'quote'} />;
  if (audience === null) return state.isAwaited ? t('audience.asking') : null;
  const words = [
    raised && t(RAISED[source ?? 'answer'], { label: raised.texts[language] }),
    audienceWords(audience, t, language),
    change !== null && changeWords(change, audience.readers, t),
    unreachedWords(audience, t, language),
  ];
  return <>{words.filter(Boolean).join(' ')}</>;
}

/** How many would have read it under the label before; null as long as the label has not changed. */
function useLabelChange(readers: number | null, labelId: string | null): number | null {
  const [seen, setSeen] = useState({ labelId, readers, before: null as number | null });
  if (readers !== null && (seen.labelId !== labelId || seen.readers !== readers)) {
    const isOther = seen.labelId !== labelId && seen.readers !== null;
    setSeen({ labelId, readers, before: isOther ? seen.readers : seen.before });
  }
  return seen.before;
}
