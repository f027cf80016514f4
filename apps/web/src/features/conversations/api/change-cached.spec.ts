import { afterEach, describe, expect, it } from '@jest/globals';
import type { Message, MessagePage } from '#contracts';
import { InfiniteQueryObserver, QueryClient, type InfiniteData } from '@tanstack/react-query';
import { changeCached } from './change-cached.js';
import { changeLoaded, insertMessage } from './insert-message.js';
import { sampleMessage as message } from './sample-message.js';

type Loaded = InfiniteData<MessagePage>;

const KEY = ['messages', 'c', '', ''];
const page = (ids: string[], next: string | null): MessagePage => ({
  items: ids.map((id) => message(id)),
  next,
  previous: null,
});

describe('what is cached, changed by the stream', () => {
  const queryClient = new QueryClient();
  /** Answers of the server, in the order in which they are asked for, given when the test says so. */
  let answers: ((page: MessagePage) => void)[] = [];
  let stop = (): void => undefined;
  const open = (): InfiniteQueryObserver<MessagePage, Error, Loaded> => {
    const observer = new InfiniteQueryObserver<MessagePage, Error, Loaded>(queryClient, {
      queryKey: KEY,
      queryFn: () => new Promise<MessagePage>((resolve) => answers.push(resolve)),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    });
    stop = observer.subscribe(() => undefined);
    return observer;
  };
  const give = async (at: number, answer: MessagePage): Promise<void> => {
    answers[at]!(answer);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const arrive = (come: Message): void =>
    changeCached<Loaded>(queryClient, KEY.slice(0, 3), (loaded) => insertMessage(loaded, come));
  const ids = (): string[] =>
    queryClient.getQueryData<Loaded>(KEY)!.pages.flatMap(({ items }) => items.map(({ id }) => id));

  afterEach(() => {
    stop();
    queryClient.clear();
    answers = [];
  });

  it('keeps a message that comes while older ones are being read', async () => {
    const observer = open();
    await give(0, page(['5', '4'], '4'));
    void observer.fetchNextPage();
    arrive(message('6'));
    expect(ids()).toEqual(['6', '5', '4']);
    await give(1, page(['3', '2'], null));
    expect(ids()).toEqual(['6', '5', '4', '3', '2']);
  });

  it('keeps the title of a topic that comes meanwhile', async () => {
    const observer = open();
    await give(0, page(['5', '4'], '4'));
    void observer.fetchNextPage();
    const thread = { title: 'T', resolvedBy: null, resolvedAt: null };
    changeCached<Loaded>(queryClient, KEY, (loaded) =>
      changeLoaded(loaded, '5', (known) => ({ ...known, thread })),
    );
    await give(1, page(['3'], null));
    expect(queryClient.getQueryData<Loaded>(KEY)!.pages[0]!.items[0]).toMatchObject({ id: '5', thread });
  });

  it('keeps a message that the first answer was read too early for', async () => {
    open();
    arrive(message('6'));
    await give(0, page(['5', '4'], null));
    expect(ids()).toEqual(['6', '5', '4']);
  });

  it('changes nothing twice that is read again after it', async () => {
    const observer = open();
    await give(0, page(['5'], null));
    void observer.refetch();
    arrive(message('6'));
    await give(1, page(['6', '5'], null));
    expect(ids()).toEqual(['6', '5']);
  });

  it('leaves what must be read again so', async () => {
    open();
    await give(0, page(['5'], null));
    stop();
    await queryClient.invalidateQueries({ queryKey: KEY });
    const before = queryClient.getQueryState(KEY)!.dataUpdatedAt;
    arrive(message('7'));
    expect(ids()).toEqual(['7', '5']);
    expect(queryClient.getQueryState(KEY)).toMatchObject({ isInvalidated: true, dataUpdatedAt: before });
  });
});
