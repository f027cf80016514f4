import { Inject, Injectable } from '@nestjs/common';
import { PolicyStore, type RequestFacts } from '#access';
import {
  AuditService,
  insertion,
  SystemAudit,
  type AuditActor,
  type AuditEntry,
  type AuditRow,
} from '#audit';
import { SETTINGS, type Settings } from '#config';
import type { SignIn } from '#contracts';
import { AuthPool } from '#database';
import { DomainError, newId, type Id } from '#kernel';
import type pg from 'pg';
import { accountPart } from '../directory/account-part.js';
import type { DirectoryIdentity } from '../directory/directory-identity.js';
import { DirectoryPort } from '../directory/directory-port.js';
import { SignInThrottle } from '../throttle/sign-in-throttle.js';
import { ACCOUNT_LISTENERS, type AccountListener } from './account-listener.js';
import { newSessionToken, tokenHash } from './session-token.js';

/** PostgreSQL's code of a broken unique constraint: here, a second duty for one human. */
const UNIQUE_VIOLATION = '23505';

type Refusal = 'SIGN_IN_FAILED' | 'WORKING_LEVEL_REFUSED';

/** Opens sessions. Every refusal that a stranger can cause looks and lasts the same. */
@Injectable()
export class SignInService {
  constructor(
    private readonly audit: AuditService,
    private readonly directory: DirectoryPort,
    private readonly policies: PolicyStore,
    private readonly pool: AuthPool,
    private readonly system: SystemAudit,
    private readonly throttle: SignInThrottle,
    @Inject(ACCOUNT_LISTENERS) private readonly listeners: readonly AccountListener[],
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @returns the raw token for the cookie: the only time that it exists outside the caller.
   * @throws DomainError unauthenticated SIGN_IN_FAILED; throttled SIGN_IN_THROTTLED; invalid WORKING_LEVEL_REFUSED
   * after a right password; unavailable DIRECTORY_UNAVAILABLE or DATABASE_UNAVAILABLE.
   */
  async open(request: RequestFacts, credentials: SignIn): Promise<string> {
    const attempt = this.throttle.begin(credentials.username, request.sourceAddress);
    const token = newSessionToken();
    const refusal = await this.judge(request, credentials, token).catch((error: unknown) => {
      attempt.withdraw();
      throw error;
    });
    if (refusal === null) {
      attempt.succeed();
      return token;
    }
    if (refusal === 'WORKING_LEVEL_REFUSED') attempt.withdraw();
    await this.recordRefusal(request, refusal);
    throw refusal === 'SIGN_IN_FAILED'
      ? new DomainError('unauthenticated', refusal, 'the name or the password is wrong', { recorded: true })
      : new DomainError('invalid', refusal, 'this working level is above the clearance', { recorded: true });
  }

  private async judge(request: RequestFacts, credentials: SignIn, token: string): Promise<Refusal | null> {
    await this.policies.get();
    const identity = await this.directory.authenticate(credentials.username, credentials.password);
    return identity ? this.store(request, identity, credentials, token) : 'SIGN_IN_FAILED';
  }

  private async store(
    request: RequestFacts,
    identity: DirectoryIdentity,
    { workingLevel }: SignIn,
    token: string,
  ): Promise<Refusal | null> {
    if (identity.clearance.length === 0) return 'SIGN_IN_FAILED';
    const levels = await this.policies.workingLevels();
    const known = workingLevel === undefined || levels.some(({ id }) => id === workingLevel);
    const written: AuditRow[] = [];
    try {
      return await this.pool.transaction(async (client) => {
        const accountId = await this.provision(client, request, identity, written);
        const open = (level: string | null) =>
          this.insertSession(client, request, accountId, level, token, written);
        if (known && (await open(workingLevel ?? null))) return null;
        if (workingLevel === undefined) return 'SIGN_IN_FAILED';
        // Of the level may hear only who could have come in without one: a disabled account hears what all hear.
        return (await this.wouldOpen(client, accountId)) ? 'WORKING_LEVEL_REFUSED' : 'SIGN_IN_FAILED';
      });
    } catch (error) {
      this.audit.abandonRows(written);
      if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)
        return 'SIGN_IN_FAILED';
      throw error;
    }
  }

  /** Opens a session that nobody has the token of, and takes it back. */
  private async wouldOpen(client: pg.ClientBase, accountId: Id): Promise<boolean> {
    await client.query('SAVEPOINT probe');
    const level = await this.openSession(client, accountId, null, newSessionToken(), newId(), '');
    await client.query('ROLLBACK TO SAVEPOINT probe');
    return level !== null;
  }

  /** Writes the account and what others keep of it, and records what that changed by itself. */
  private async provision(
    client: pg.ClientBase,
    { sourceAddress, requestId }: RequestFacts,
    identity: DirectoryIdentity,
    written: AuditRow[],
  ): Promise<Id> {
    const { rows } = await client.query<{ id: Id }>('SELECT auth.provision($1, $2::jsonb) AS id', [
      newId(),
      JSON.stringify(accountPart(identity)),
    ]);
    const accountId = rows[0]?.id;
    if (!accountId) throw new Error('an account was provisioned without an id');
    const entries: AuditEntry[] = [];
    for (const listener of this.listeners)
      entries.push(...(await listener.onProvisioned(client, accountId, identity)));
    const actor = { ...{ actor: accountId, sessionId: null, workingLevel: null }, sourceAddress };
    if (entries.length > 0)
      await this.write(client, { ...actor, correlationId: requestId }, entries, written);
    return accountId;
  }

  private async write(
    client: pg.ClientBase,
    actor: AuditActor,
    entries: readonly AuditEntry[],
    written: AuditRow[],
  ): Promise<void> {
    const records = await this.audit.rows(actor, entries);
    written.push(...records);
    const { text, values } = insertion(records);
    await client.query(text, [...values]);
  }

  /** Opens the session and records it, together. False when the account or its clearance does not allow it. */
  private async insertSession(
    client: pg.ClientBase,
    request: RequestFacts,
    accountId: Id,
    chosen: string | null,
    token: string,
    written: AuditRow[],
  ): Promise<boolean> {
    const sessionId = newId();
    const { sourceAddress } = request;
    const workingLevel = await this.openSession(client, accountId, chosen, token, sessionId, sourceAddress);
    if (workingLevel === null) return false;
    await this.write(
      client,
      { ...{ actor: accountId, sessionId, workingLevel, sourceAddress }, correlationId: request.requestId },
      [{ event: 'session.opened', object: { type: 'Session', id: sessionId, labelId: null } }],
      written,
    );
    return true;
  }

  /** The level that the session was opened at; null when it was not. */
  private async openSession(
    client: pg.ClientBase,
    accountId: Id,
    chosen: string | null,
    token: string,
    sessionId: Id,
    source: string,
  ): Promise<string | null> {
    const { idleMinutes, absoluteHours } = this.settings.session;
    const { rows } = await client.query<{ level: string | null }>(
      `SELECT auth.open_session($1, $2, $3, $4, $5, make_interval(mins => $6), make_interval(hours => $7)) AS level`,
      [sessionId, tokenHash(token), accountId, chosen, source, idleMinutes, absoluteHours],
    );
    return rows[0]?.level ?? null;
  }

  private async recordRefusal({ sourceAddress, requestId }: RequestFacts, reason: string): Promise<void> {
    await this.system.record(
      { event: 'session.refused', decision: 'deny', outcome: 'failure', reason },
      { sourceAddress, correlationId: requestId },
    );
  }
}
