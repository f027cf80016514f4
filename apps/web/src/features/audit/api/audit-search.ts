/** What narrows the log and which record is open, as they stand in the address: a link asks the same question again. */
export interface AuditSearch {
  /** Days of this machine, such as 2026-11-26; both are part of it. */
  from?: string;
  until?: string;
  /** Names separated by commas. */
  event?: string;
  actor?: string;
  session?: string;
  object?: string;
  objectType?: string;
  label?: string;
  decision?: 'allow' | 'deny';
  outcome?: 'success' | 'failure';
  source?: string;
  correlation?: string;
  /** The record that is open beside the list. */
  record?: string;
}

export type AuditFilters = Omit<AuditSearch, 'record'>;

/** Of each filter another value, or (undefined) none any more. */
export type Narrow = (change: { readonly [Name in keyof AuditFilters]?: string | undefined }) => void;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHAPES = {
  from: /^\d{4}-\d{2}-\d{2}$/,
  until: /^\d{4}-\d{2}-\d{2}$/,
  event: /^[a-z_.,]{1,3000}$/,
  actor: ID,
  session: ID,
  object: ID,
  objectType: /^[A-Za-z_]{1,60}$/,
  label: ID,
  decision: /^(?:allow|deny)$/,
  outcome: /^(?:success|failure)$/,
  source: /^[0-9A-Fa-f:.]{2,45}$/,
  correlation: ID,
  record: ID,
} as const satisfies Readonly<Record<keyof AuditSearch, RegExp>>;

/** What is not understood is left out: a mistyped address shows everything. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  return Object.fromEntries(
    Object.entries(SHAPES).flatMap(([name, shape]) => {
      const value = search[name];
      // The router reads a number where an address is one.
      const text = typeof value === 'number' ? String(value) : value;
      return typeof text === 'string' && shape.test(text) ? [[name, text]] : [];
    }),
  );
}

/** The same address with some parts changed; what is undefined leaves it. */
export function withSearch(
  before: AuditSearch,
  change: { readonly [Name in keyof AuditSearch]?: string | undefined },
): AuditSearch {
  return auditSearch({ ...before, ...change });
}

/** The first identifier in a text: somebody pastes a link. Null when there is none. */
export const idIn = (text: string): string | null =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase() ?? null;

/** Whether a text could be an address, IPv4 or IPv6. */
export const isAddress = (text: string): boolean => SHAPES.source.test(text);
