import { markingText, type AuditRecord, type Label, type Policies } from '#contracts';
import type { Principal } from '#database';

type Marking = NonNullable<AuditRecord['label']>['marking'];

/**
 * The label of a record in words. An officer decides over compartments and knows their names; to an auditor those that
 * he does not hold are counted, not named.
 */
export function markingFor(
  { siteRole, clearance }: Pick<Principal, 'siteRole' | 'clearance'>,
  policies: Policies,
  parts: Label,
): Marking {
  const policy = policies.get(parts.policy);
  const held = clearance.find((entry) => entry.policy === parts.policy)?.restrictive ?? [];
  const named =
    siteRole === 'officer' ? parts.restrictive : parts.restrictive.filter((name) => held.includes(name));
  const others = parts.restrictive.length - named.length;
  const text = (language: 'fr' | 'en' | 'de'): string => {
    const words = policy ? markingText(policy, { ...parts, restrictive: named }, language) : parts.policy;
    return others === 0 ? words : `${words} · +${others}`;
  };
  return { fr: text('fr'), en: text('en'), de: text('de') };
}
