import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { audienceQuery, type Audience } from './audience-query.js';
import type { DraftText } from './draft-text.js';
import { mentionTargets } from './mention-source.js';
import type { Place } from './place.js';

const AFTER_LAST_CHANGE_MS = 300;

export interface AudienceState {
  /** Null while nobody has asked, or the server could not say: nothing waits for it. */
  readonly audience: Audience | null;
  /** The label that the message would carry: the chosen one, or the one that its sources ask for. */
  readonly labelId: string | null;
  /** Code of what forbids to send it as it is; null when nothing is known to. */
  readonly problem: string | null;
}

/**
 * Who would read what is being written. It follows a moment after the last change, and never holds up the keys.
 * @param isAsked whether there is anything to ask about
 */
export function useAudience(
  { conversationId, threadId }: Place,
  labelId: string | null,
  { body, quotes }: Pick<DraftText, 'body' | 'quotes'>,
  isAsked: boolean,
): AudienceState {
  const named = useMemo(() => mentionTargets(body).filter((target) => target.startsWith('person/')), [body]);
  const question = {
    labelId: labelId ?? '',
    threadId,
    quotes,
    forwardOf: null,
    mentions: named.map((target) => target.slice('person/'.length)),
  };
  const settled = useDebounced(JSON.stringify(question), AFTER_LAST_CHANGE_MS);
  const asked = JSON.parse(settled) as typeof question;
  const { data = null } = useQuery({
    ...audienceQuery(conversationId, asked),
    enabled: isAsked && asked.labelId !== '',
  });
  // An answer about something else says nothing of this: only the server may then refuse.
  const isCurrent = settled === JSON.stringify(question);
  return {
    audience: isAsked && labelId !== null ? data : null,
    labelId: isCurrent && isAsked ? (data?.labelId ?? labelId) : labelId,
    problem: isCurrent && isAsked ? (data?.problem ?? null) : null,
  };
}
