import type { Clearance, SiteRole } from '#contracts';
import type { Id } from '#kernel';

/**
 * Who entered, as the database itself says at the moment of entering. The application never makes one: it only
 * carries what `access.enter` returned.
 */
export interface Principal {
  readonly accountId: Id;
  readonly sessionId: Id;
  readonly displayName: string;
  readonly unit: string | null;
  readonly siteRole: SiteRole;
  /** Enters open spaces without a membership: members of the house, not partners. */
  readonly entersImplicitly: boolean;
  /** Level id of the main policy. */
  readonly workingLevel: string;
  /** Ids of the labels that the caller may read now; empty for officers, auditors and operators. */
  readonly labels: readonly number[];
  /** The clearance, capped by the working level. */
  readonly clearance: Clearance;
  /** The session ends then at the latest: UTC, RFC 3339. */
  readonly expiresAt: string;
  readonly idleMinutes: number;
  /** Seconds since the caller's last act that renewed the idle time. */
  readonly unseenSeconds: number;
}
