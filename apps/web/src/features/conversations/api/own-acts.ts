import type { Message, Reaction } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { sayNotice } from './act-notice.js';
import { LatestWish } from './latest-wish.js';
import { pinsKey } from './message-keys.js';
import { withMyReaction, withOwn, withOwnThread } from './message-deltas.js';
import { noteOwnAct } from './own-echo.js';
import { changeEverywhere } from './windows.js';

const wishes = new LatestWish();

type Switch = {
  name: string;
  held: boolean;
  change(message: Message, state: boolean): Message;
  send(state: boolean): Promise<unknown>;
};

const pathOf = ({ id, conversationId }: Message) => ({ path: { id: conversationId, messageId: id } });

/** Shown at once; what the server refuses is taken back on screen and said. */
async function turn(
  queryClient: QueryClient,
  message: Message,
  { name, held, change, send }: Switch,
): Promise<void> {
  const { id, conversationId } = message;
  const show = (state: boolean): void =>
    changeEverywhere(queryClient, conversationId, id, (known) => change(known, state));
  noteOwnAct();
  try {
    await wishes.wish(`${name} ${id}`, held, !held, show, send);
  } catch (error) {
    sayNotice(conversationId, { error });
  }
}

export function toggleReaction(
  queryClient: QueryClient,
  message: Message,
  reaction: Reaction,
): Promise<void> {
  const params = { path: { ...pathOf(message).path, reaction } };
  return turn(queryClient, message, {
    name: reaction,
    held: message.own?.reactions.includes(reaction) ?? false,
    change: (known, given) => withMyReaction(known, reaction, given),
    send: (given) =>
      answer(
        given
          ? api.PUT('/api/v1/conversations/{id}/messages/{messageId}/reactions/{reaction}', { params })
          : api.DELETE('/api/v1/conversations/{id}/messages/{messageId}/reactions/{reaction}', { params }),
      ),
  });
}

export async function togglePin(queryClient: QueryClient, message: Message): Promise<void> {
  const params = pathOf(message);
  const pinnedAt = message.pinnedAt ?? new Date().toISOString();
  await turn(queryClient, message, {
    name: 'pin',
    held: message.pinnedAt !== null,
    change: (known, pinned) => ({ ...known, pinnedAt: pinned ? pinnedAt : null }),
    send: (pinned) =>
      answer(
        pinned
          ? api.PUT('/api/v1/conversations/{id}/messages/{messageId}/pin', { params })
          : api.DELETE('/api/v1/conversations/{id}/messages/{messageId}/pin', { params }),
      ),
  });
  void queryClient.invalidateQueries({ queryKey: pinsKey(message.conversationId) });
}

export async function toggleSaved(queryClient: QueryClient, message: Message): Promise<void> {
  const params = pathOf(message);
  const savedAt = message.own?.savedAt ?? new Date().toISOString();
  await turn(queryClient, message, {
    name: 'saved',
    held: message.own?.savedAt != null,
    change: (known, saved) => withOwn(known, { savedAt: saved ? savedAt : null }),
    send: (saved) =>
      answer(
        saved
          ? api.PUT('/api/v1/conversations/{id}/messages/{messageId}/saved', { params })
          : api.DELETE('/api/v1/conversations/{id}/messages/{messageId}/saved', { params }),
      ),
  });
  void queryClient.invalidateQueries({ queryKey: ['saved-messages'] });
}

export async function toggleFollowing(queryClient: QueryClient, message: Message): Promise<void> {
  const params = pathOf(message);
  await turn(queryClient, message, {
    name: 'following',
    held: message.own?.thread?.followed ?? false,
    change: (known, followed) => withOwnThread(known, { followed }),
    send: (followed) =>
      answer(
        followed
          ? api.PUT('/api/v1/conversations/{id}/messages/{messageId}/following', { params })
          : api.DELETE('/api/v1/conversations/{id}/messages/{messageId}/following', { params }),
      ),
  });
  void queryClient.invalidateQueries({ queryKey: ['threads'] });
}
