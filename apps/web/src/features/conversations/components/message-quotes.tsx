import './message-parts.css';
import type { Quote } from '#contracts';
import { useTranslation } from 'react-i18next';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { usePlainWords } from './use-plain-words.js';
import { useTalkWays } from './use-talk-ways.js';

/** What a message quotes, as this reader sees it now. */
export function MessageQuotes({ quotes, rootId }: { quotes: readonly Quote[]; rootId: string | null }) {
  const { t } = useTranslation('messages');
  const ways = useTalkWays();
  const words = usePlainWords();
  return quotes.map((quote) => (
    <blockquote
      key={quote.id}
      className="quote"
      aria-label={t('quote.label', { author: quote.author.displayName })}
    >
      <p className="quote-head">
        <bdi>{quote.author.displayName}</bdi>
        <LabelTag labelId={quote.labelId} />
        <button
          type="button"
          className="btn link quote-go"
          aria-label={t('quote.go')}
          title={t('quote.go')}
          onClick={() => ways.toMessage(quote.id, rootId)}
        >
          <span aria-hidden="true">↑</span>
        </button>
      </p>
      {quote.state === 'shown' ? (
        <p className="quote-text">{words(quote.excerpt)}</p>
      ) : (
        <p className="quote-text tombstone">{t(`quote.${quote.state}`)}</p>
      )}
    </blockquote>
  ));
}
