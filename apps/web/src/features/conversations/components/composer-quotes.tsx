import type { Message } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../shared/api/client.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { composerId } from '../api/composer-focus.js';
import { asQuote, quotables } from '../api/quotables.js';
import { removeQuote } from '../api/quote-in-composer.js';
import { useStore } from '../api/use-store.js';
import { usePlainWords } from './use-plain-words.js';

type Props = { place: string; conversationId: string; quotes: readonly string[] };

/** What the message that is being written quotes. */
export function ComposerQuotes({ place, conversationId, quotes }: Props) {
  const { t } = useTranslation();
  if (quotes.length === 0) return null;
  return (
    <ul className="composer-quotes" aria-label={t('composer.quotes')}>
      {quotes.map((id) => (
        <QuoteChip
          key={id}
          messageId={id}
          conversationId={conversationId}
          onRemove={() => {
            removeQuote(place, id);
            document.getElementById(composerId(place))?.focus();
          }}
        />
      ))}
    </ul>
  );
}

type ChipProps = { messageId: string; conversationId: string; onRemove(): void };

function QuoteChip({ messageId, conversationId, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const words = usePlainWords();
  const noted = useStore(quotables, messageId);
  // After a reload only the draft's ids are known.
  const { data, error } = useQuery({
    queryKey: ['quotable', conversationId, messageId],
    queryFn: async () => asQuote(await getMessage(conversationId, messageId)),
    enabled: noted === null,
    retry: false,
  });
  const quote = noted ?? data;
  const author = quote?.author.displayName ?? '';
  return (
    <li className="composer-quote">
      <span>
        <strong>{author}</strong> {quote?.state === 'shown' && words(quote.excerpt)}
        {(error !== null || (quote && quote.state !== 'shown')) && t('composer.quoteGone')}
      </span>
      {quote && <LabelTag labelId={quote.labelId} />}
      <button
        type="button"
        className="chip-remove"
        aria-label={t('composer.unquote', { author })}
        onClick={onRemove}
      >
        <svg viewBox="0 0 24 24" width="16" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </li>
  );
}

function getMessage(id: string, messageId: string): Promise<Message> {
  return answer(
    api.GET('/api/v1/conversations/{id}/messages/{messageId}', { params: { path: { id, messageId } } }),
  );
}
