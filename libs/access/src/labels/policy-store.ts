import { Inject, Injectable } from '@nestjs/common';
import { policySchema, type Policies, type PolicyLevel, type SitePolicies } from '#contracts';
import { RelayPool } from '#database';

/** How long what was read is believed, in milliseconds: an activation is known on every node by then. */
const BELIEVED_MS = 2_000;

/**
 * The active policies, as the database holds them: files are only proposals, because the operator owns files. Read
 * when first needed, and again from time to time. The database judges every right by itself: what is stale here gives
 * nobody anything, it only knows the words of a new version a little later.
 */
@Injectable()
export class PolicyStore {
  private reading: Promise<SitePolicies> | null = null;
  private held: SitePolicies | null = null;
  /** On the monotonic clock. */
  private heldSince = 0;

  /** @param pool of any role that may read policies; in the api the relay's. */
  constructor(@Inject(RelayPool) private readonly pool: Pick<RelayPool, 'query'>) {}

  /** @throws DomainError unavailable while nothing was read yet and the database cannot be reached. */
  get(): Promise<SitePolicies> {
    const { held } = this;
    if (!held) return this.reread();
    if (performance.now() - this.heldSince < BELIEVED_MS) return Promise.resolve(held);
    // What was read before stays good while the database is away.
    return this.reread().catch(() => held);
  }

  /** The policies as they are now, for who met something that the ones before do not know. */
  reread(): Promise<SitePolicies> {
    this.reading ??= this.read().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /** The policies that were read last, for callers that cannot wait. @throws Error before the first `get`. */
  current(): Policies {
    if (!this.held) throw new Error('the policies were not read yet');
    void this.get();
    return this.held.policies;
  }

  /** Levels that a session may be opened at, from the lowest up, none above what the site is accredited for. */
  async workingLevels(): Promise<readonly PolicyLevel[]> {
    const { main, ceilingLevel } = await this.get();
    return main.levels.slice(0, main.levels.findIndex(({ id }) => id === ceilingLevel) + 1);
  }

  private async read(): Promise<SitePolicies> {
    const rows = await this.pool.query<{ body: unknown }>('SELECT body FROM access.policy');
    const [site] = await this.pool.query<{ main_policy: string; ceiling_level: string }>(
      'SELECT main_policy, ceiling_level FROM access.site',
    );
    const policies = new Map(
      rows.map(({ body }) => policySchema.parse(body)).map((policy) => [policy.id, policy]),
    );
    const main = policies.get(site?.main_policy ?? '');
    if (!site || !main) throw new Error('no policy is active: run the installation');
    this.held = { policies, main, ceilingLevel: site.ceiling_level };
    this.heldSince = performance.now();
    return this.held;
  }
}
