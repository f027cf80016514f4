import { beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { noteOwnAct } from './own-echo.js';
import { receiveSmall } from './receive-small.js';
import { scheduledQuery } from './scheduled-queries.js';

describe('what the stream says of the reader’s own', () => {
  let queryClient: QueryClient;
  beforeEach(() => {
    queryClient = new QueryClient();
    queryClient.setQueryData(['mentions'], {});
  });

  const waits = (state: 'waiting' | 'failed'): void => {
    const pages = [{ items: [{ id: 's', state }], next: null }];
    queryClient.setQueryData(scheduledQuery.queryKey, { pages, pageParams: [null] } as never);
  };
  const isAskedAgain = (key: readonly unknown[]): boolean =>
    queryClient.getQueryState(key)?.isInvalidated ?? false;
  const hear = (): void => receiveSmall(queryClient, { name: 'own.changed', data: { conversationId: null } });

  it('is asked for again', () => {
    noteOwnAct(0);
    waits('waiting');
    hear();
    expect([isAskedAgain(['mentions']), isAskedAgain(scheduledQuery.queryKey)]).toEqual([true, true]);
  });

  it('is not where this page has just done it, but for what leaves by itself at its hour', () => {
    noteOwnAct();
    waits('failed');
    hear();
    expect([isAskedAgain(['mentions']), isAskedAgain(scheduledQuery.queryKey)]).toEqual([false, false]);
    waits('waiting');
    hear();
    expect([isAskedAgain(['mentions']), isAskedAgain(scheduledQuery.queryKey)]).toEqual([false, true]);
  });
});
