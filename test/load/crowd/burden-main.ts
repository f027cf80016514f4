import { Burden, type BurdenSettings } from './burden.js';

export type BurdenOrder = { readonly takeUp: BurdenSettings } | { readonly layDown: true };

let burden: Burden | null = null;

/** In a process of its own: neither the one that measures nor the server pays for its bookkeeping. */
process.on('message', (order: BurdenOrder) => {
  follow(order).then(
    () => process.send?.({ error: null }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});

async function follow(order: BurdenOrder): Promise<void> {
  if ('takeUp' in order) {
    burden = new Burden();
    await burden.takeUp(order.takeUp);
  } else burden?.layDown();
}
