import { useSyncExternalStore } from 'react';
import type { Store } from './store.js';

export function useStore<Value>(store: Store<Value>, key: string): Value {
  return useSyncExternalStore(store.subscribe, () => store.get(key));
}
