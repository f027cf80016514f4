import '../components/moderation.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import type { ModerationDecision } from '#contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { useModerationActs, type MessageKey } from '../api/moderation-acts.js';
import { decisionQuery } from '../api/moderation-queries.js';
import { AppealPart } from '../components/appeal-part.js';
import { HiddenWords } from '../components/hidden-words.js';
import { useRuleName } from '../components/use-rule-name.js';

/** What was decided over one message: for its author, and for the animators. */
export function DecisionPage() {
  const { t } = useTranslation(['moderation', 'translation']);
  const { conversationId, messageId } = useParams({
    from: '/shell/content/decisions/$conversationId/$messageId',
  });
  const { data, error, refetch } = useQuery(decisionQuery(conversationId, messageId));
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  useTitle(t('decision.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/messages/$conversationId" params={{ conversationId }}>
          ← {t('decision.back')}
        </Link>
        <h1>{t('decision.title')}</h1>
        {isHidden && <EmptyState title={t('decision.notFound')} hint={t('decision.notFoundHint')} />}
        {error && !isHidden && !data && <Problem error={error} onRetry={() => void refetch()} />}
        {!error && !data && <p role="status">{t('translation:app.loading')}</p>}
        {data && !isHidden && <Decision message={{ id: messageId, conversationId }} decision={data} />}
      </div>
    </section>
  );
}

function Decision({ message, decision }: { message: MessageKey; decision: ModerationDecision }) {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  const ruleName = useRuleName();
  const acts = useModerationActs();
  const words = useMutation({ mutationFn: () => acts.words(message) });
  const isAway = decision.outcome === 'hidden' && decision.appeal?.outcome !== 'restored';
  return (
    <>
      <dl className="facts">
        <dt>{t('register.outcome')}</dt>
        <dd>{t(`decision.${decision.outcome}`)}</dd>
        {decision.rule !== null && (
          <>
            <dt>{t('decision.rule')}</dt>
            <dd>{ruleName(decision.rule)}</dd>
          </>
        )}
        <dt>{t('decision.reason')}</dt>
        <dd>{decision.reason}</dd>
        <dt>{t('decision.at')}</dt>
        <dd>{dayAndTime(language, decision.decidedAt)}</dd>
      </dl>
      {isAway && (
        <section className="page-section">
          {words.data ? (
            <HiddenWords words={words.data} />
          ) : (
            <p className="page-acts">
              <button
                type="button"
                className="btn quiet"
                aria-disabled={words.isPending}
                onClick={() => !words.isPending && words.mutate()}
              >
                {t('decision.words')}
              </button>
            </p>
          )}
          <p className="page-hint">{t('decision.wordsHint')}</p>
          <p role="alert">{words.isError && <ProblemText error={words.error} />}</p>
        </section>
      )}
      <AppealPart message={message} decision={decision} />
    </>
  );
}
