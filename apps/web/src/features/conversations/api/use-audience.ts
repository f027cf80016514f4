import { useQuery } from '@tanstack/react-query';
import { MAX_MENTIONS, type AskAudience, type Audience } from '#contracts';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { audienceQuery, isSameReach } from './audience-query.js';
import { mentionTargets } from './mention-source.js';

const AFTER_LAST_CHANGE_MS = 300;

export interface AudienceState {
  /** Null while nobody has asked, or the server could not say: nothing waits for it. */
  readonly audience: Audience | null;
  /** The label that the message would carry: the chosen one, or the one that its sources ask for. */
  readonly labelId: string | null;
  /** Somebody wants to know. */
  readonly isAsked: boolean;
  /** The answer is on its way. */
  readonly isAwaited: boolean;
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
  const {
    data = null,
    isPlaceholderData,
    isFetching,
  } = useQuery({
    ...audienceQuery(conversationId, asked),
    enabled: isAsked && asked.labelId !== '',
  });
  const nothing = { audience: null, labelId, problem: null, isAwaited: false };
  if (!isAsked || labelId === null) return { ...nothing, isAsked: false };
  const isSettled = settled === question && !isPlaceholderData;
  if (isSettled)
    return {
      audience: data,
      labelId: data?.labelId ?? labelId,
      problem: data?.problem ?? null,
      isAsked: true,
      isAwaited: data === null && isFetching,
    };
  // An answer about something else says nothing of this: only the server may then refuse. Its numbers stay as long as
  // nothing has changed that decides who reads.
  const isOfThese = data !== null && data.problem === null && isSameReach(asked, questionOf(written));
  return { ...nothing, audience: isOfThese ? data : null, isAsked: true, isAwaited: true };
}

function questionOf({ labelId, threadId, quotes, forwardOf, body }: Written): AskAudience {
  const people = mentionTargets(body).filter((target) => target.startsWith('person/'));
  const mentions = people.map((target) => target.slice('person/'.length)).slice(0, MAX_MENTIONS);
  return { labelId: labelId ?? '', threadId, quotes: [...quotes], forwardOf, mentions };
}
