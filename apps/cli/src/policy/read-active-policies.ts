import { PolicyStore } from '#access';
import type { Settings } from '#config';
import type { Policies } from '#contracts';
import { poolConfig, RelayPool } from '#database';

/** The active policies of an installation, read as the role that may read them and nothing else of weight. */
export async function readActivePolicies(settings: Settings): Promise<Policies> {
  const pool = new RelayPool(poolConfig(settings, 'relay', 1), () => undefined);
  try {
    return (await new PolicyStore(pool).get()).policies;
  } finally {
    await pool.close();
  }
}
