import { useQuery } from '@tanstack/react-query';
import { MAX_MENTIONS, type AskAudience, type Audience } from '#contracts';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { audienceQuery } from './audience-query.js';
import { mentionTargets } from './mention-source.js';

const AFTER_LAST_CHANGE_MS = 300;

export interface AudienceState {
  /** Null while nobody has asked, or the server could not say: nothing waits for it. */
  readonly audience: Audience | null;
  /** The label that the message would carry: the chosen one, or the one that its sources ask for. */
  readonly labelId: string | null;
  /** Code of what forbids to send it as it is; null when nothing is known to. */
  readonly problem: string | null;
}

type Written = Omit<AskAudience, 'labelId' | 'mentions' | 'quotes'> & {
  readonly labelId: string | null;
  readonly quotes: readonly string[];
  readonly body: string;
};

/**
 * Who would read what is being written. It follows a moment after the last change, and never holds up the keys.
 * @param isAsked whether there is anything to ask about
 */
export function useAudience(conversationId: string, written: Written, isAsked: boolean): AudienceState {
  const { labelId } = written;
  const question = JSON.stringify(questionOf(written));
  const settled = useDebounced(question, AFTER_LAST_CHANGE_MS);
  const asked = JSON.parse(settled) as AskAudience;
  const { data = null, isPlaceholderData } = useQuery({
    ...audienceQuery(conversationId, asked),
    enabled: isAsked && asked.labelId !== '',
  });
  if (!isAsked || labelId === null) return { audience: null, labelId, problem: null };
  // An answer about something else says nothing of this: only the server may then refuse.
  if (settled !== question || isPlaceholderData) return { audience: data, labelId, problem: null };
  return { audience: data, labelId: data?.labelId ?? labelId, problem: data?.problem ?? null };
}

function questionOf({ labelId, threadId, quotes, forwardOf, body }: Written): AskAudience {
  const people = mentionTargets(body).filter((target) => target.startsWith('person/'));
  const mentions = people.map((target) => target.slice('person/'.length)).slice(0, MAX_MENTIONS);
  return { labelId: labelId ?? '', threadId, quotes: [...quotes], forwardOf, mentions };
}
