export interface PartnerTerms {
  sponsorId: string;
  purpose: string;
  /** As a date field gives it: 2026-11-30, empty when none was chosen. */
  endsOn: string;
}

export type PartnerProblem = 'purpose' | 'endsOn';

const YEAR_MS = 365 * 86_400_000;

/** The last moment of the day, where the person is. */
function endOf(day: string): Date {
  return new Date(`${day}T23:59:59`);
}

/** What the server would refuse. */
export function partnerProblems({ purpose, endsOn }: PartnerTerms, now: Date): PartnerProblem[] {
  const left = endOf(endsOn).getTime() - now.getTime();
  return [
    ...(purpose.trim() === '' ? (['purpose'] as const) : []),
    // A day that is no day gives NaN, which is neither.
    ...(left > 0 && left <= YEAR_MS ? [] : (['endsOn'] as const)),
  ];
}

/** What goes over the wire. */
export function asPartner({ sponsorId, purpose, endsOn }: PartnerTerms) {
  return { sponsorId, purpose: purpose.trim(), endsAt: endOf(endsOn).toISOString() };
}
