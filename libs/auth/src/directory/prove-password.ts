import ldapjs from 'ldapjs';
import passport from 'passport';
import Strategy from 'passport-ldapauth';
import type { DirectoryEndpoint } from './endpoint.js';
import type { EntryKey } from './entry-key.js';
import { objectGuidBytes } from './entry-id.js';
import type { ServiceAccount } from './service-account.js';

export interface PasswordProof {
  readonly endpoint: DirectoryEndpoint;
  readonly account: ServiceAccount;
  /** Where the entry is searched; the id alone decides which entry it is. */
  readonly searchBase: string;
  readonly key: EntryKey;
  /** Never empty: an empty one would be an anonymous bind, which succeeds. */
  readonly password: string;
  readonly timeoutMilliseconds: number;
}

/**
 * Answers to a bind that judge the account: inappropriate authentication (no password set), constraint violation
 * (retry limit), unwilling (389 Directory Server: account inactivated). Everything else is no judgement.
 */
const JUDGEMENTS = new Set([
  'InvalidCredentialsError',
  'InappropriateAuthenticationError',
  'ConstraintViolationError',
  'UnwillingToPerformError',
]);

/**
 * Binds as the entry with the password, by passport-ldapauth.
 * @returns false when the directory refuses the password or the account.
 * @throws when it does not judge.
 */
export function provePassword(proof: PasswordProof): Promise<boolean> {
  if (proof.password === '') return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    // One strategy for one sign-in: passport writes its callbacks onto the instance.
    const strategy = new Strategy(strategyOptions(proof));
    const done = (error: unknown, user?: unknown, _info?: unknown, status?: unknown): void => {
      if (error) {
        if (isJudgement(error)) resolve(false);
        else reject(asError(error));
      } else if (user) resolve(true);
      else if (status === 401) resolve(false);
      else reject(new Error('The sign-in strategy refused its own options.'));
    };
    const middleware = new passport.Passport().authenticate(strategy, { session: false }, done) as (
      request: object,
      response: object,
      next: (error?: unknown) => void,
    ) => void;
    // Request and response stand for HTTP, which this is not: credentials come from the options.
    middleware({}, {}, (error) => reject(asError(error)));
  });
}

function strategyOptions(proof: PasswordProof): Strategy.Options {
  const { endpoint, account, key } = proof;
  // The entry's own DN as the directory spells it: ldapjs mangles escaped characters when it rewrites a DN.
  const bindProperty = key.dnAttribute ?? 'dn';
  return {
    credentialsLookup: () => ({ username: 'entry', password: proof.password }),
    server: {
      url: endpoint.url,
      bindDN: account.dn,
      bindCredentials: account.password,
      searchBase: proof.searchBase,
      searchScope: 'sub',
      searchFilter: literalFilter(key),
      searchAttributes: [bindProperty],
      bindProperty,
      cache: false,
      reconnect: false,
      timeout: proof.timeoutMilliseconds,
      connectTimeout: proof.timeoutMilliseconds,
      ...(endpoint.tls && { tlsOptions: endpoint.tls }),
    },
  };
}

/**
 * The filter of one entry. ldapjs sends escapes of a filter text undecoded, so bytes go in as a filter object;
 * ldapauth-fork only calls `replace` on what it is given, to fill in a name that is not wanted here.
 */
function literalFilter(key: EntryKey): string {
  if (key.idAttribute === 'entryUUID') return `(entryUUID=${key.id})`;
  const filter = new ldapjs.EqualityFilter({ attribute: key.idAttribute, value: objectGuidBytes(key.id) });
  return { replace: () => filter } as unknown as string;
}

function isJudgement(error: unknown): boolean {
  return error instanceof Error && JUDGEMENTS.has(error.name);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
