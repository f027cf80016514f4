import type { Message, MessagePage, Pin } from '#contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { changeCached } from './change-cached.js';
import { changeLoaded, insertMessage } from './insert-message.js';
import { messageKey, pinsKey, windowsKey } from './message-keys.js';

type Loaded = InfiniteData<MessagePage>;
type LoadedPins = InfiniteData<{ items: Pin[]; next: string | null }>;

/** Changes one message wherever it is loaded: in each window, as the first one of an open topic, among the pins. */
export function changeEverywhere(
  queryClient: QueryClient,
  conversationId: string,
  messageId: string,
  change: (known: Message) => Message,
): void {
  changeCached<Loaded>(queryClient, windowsKey(conversationId), (loaded) =>
    changeLoaded(loaded, messageId, change),
  );
  changeCached<Message>(queryClient, messageKey(conversationId, messageId), change);
  changeCached<LoadedPins>(queryClient, pinsKey(conversationId), (pins) =>
    changePinned(pins, messageId, change),
  );
}

function changePinned(pins: LoadedPins, messageId: string, change: (known: Message) => Message): LoadedPins {
  const changed = (pin: Pin): Pin =>
    pin.message.id === messageId ? { ...pin, message: change(pin.message) } : pin;
  if (!pins.pages.some(({ items }) => items.some(({ message }) => message.id === messageId))) return pins;
  return { ...pins, pages: pins.pages.map((page) => ({ ...page, items: page.items.map(changed) })) };
}

/** Puts a new message into the windows on its place. */
export function insertEverywhere(queryClient: QueryClient, message: Message): void {
  const window = [...windowsKey(message.conversationId), message.threadId ?? ''];
  changeCached<Loaded>(queryClient, window, (loaded) => insertMessage(loaded, message));
}

/** A message that is loaded somewhere; null when none is. */
export function loadedMessage(
  queryClient: QueryClient,
  conversationId: string,
  messageId: string,
): Message | null {
  const windows = queryClient
    .getQueriesData<Loaded>({ queryKey: windowsKey(conversationId) })
    .flatMap(([, loaded]) => loaded?.pages ?? [])
    .flatMap(({ items }) => items);
  const pinned = (queryClient.getQueryData<LoadedPins>(pinsKey(conversationId))?.pages ?? [])
    .flatMap(({ items }) => items)
    .map(({ message }) => message);
  return (
    [...windows, ...pinned].find(({ id }) => id === messageId) ??
    queryClient.getQueryData<Message>(messageKey(conversationId, messageId)) ??
    null
  );
}
