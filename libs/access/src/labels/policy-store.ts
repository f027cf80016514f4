import { Injectable } from '@nestjs/common';
import { policySchema, type Policies, type Policy, type PolicyLevel } from '#contracts';
import { RelayPool } from '#database';

interface Active {
  readonly policies: Policies;
  readonly main: Policy;
  readonly ceilingLevel: string;
}

/**
 * The active policies, as the database holds them: files are only proposals, because the operator owns files. Read
 * once when first needed, again after a failure.
 */
@Injectable()
export class PolicyStore {
  private active: Promise<Active> | null = null;
  private held: Active | null = null;

  constructor(private readonly pool: RelayPool) {}

  /** @throws DomainError unavailable while the database cannot be reached. */
  get(): Promise<Active> {
    this.active ??= this.read().catch((error: unknown) => {
      this.active = null;
      throw error;
    });
    return this.active;
  }

  /** The policies that were read last, for callers that cannot wait. @throws Error before the first `get`. */
  current(): Policies {
    if (!this.held) throw new Error('the policies were not read yet');
    return this.held.policies;
  }

  /** Levels that a session may be opened at, from the lowest up, none above what the site is accredited for. */
  async workingLevels(): Promise<readonly PolicyLevel[]> {
    const { main, ceilingLevel } = await this.get();
    return main.levels.slice(0, main.levels.findIndex(({ id }) => id === ceilingLevel) + 1);
  }

  private async read(): Promise<Active> {
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
    return this.held;
  }
}
