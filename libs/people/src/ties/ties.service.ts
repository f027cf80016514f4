import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';

/** What one person does about another: follow him, which nobody is told, and confirm what he says he knows. */
@Injectable()
export class TiesService {
  constructor(private readonly audit: AuditService) {}

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for oneself. */
  async follow(ctx: RequestContext, id: Id): Promise<void> {
    await this.requireOther(ctx, id);
    await runStatement(
      'INSERT INTO people.follow (follower_id, followed_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [ctx.principal.accountId, id],
    );
  }

  /** @throws as `follow`. */
  async unfollow(ctx: RequestContext, id: Id): Promise<void> {
    await this.requireOther(ctx, id);
    await runStatement('DELETE FROM people.follow WHERE follower_id = $1 AND followed_id = $2', [
      ctx.principal.accountId,
      id,
    ]);
  }

  /**
   * Confirming again changes nothing.
   * @throws DomainError not_found NOT_FOUND for a person or a tag; forbidden EXPERTISE_OWN for one's own.
   */
  async confirm(ctx: RequestContext, id: Id, tag: string): Promise<void> {
    await this.requireTag(ctx, id, tag);
    const made = await runStatement<{ tag: string }>(
      `INSERT INTO people.expertise_confirmation (person_id, tag, by_id) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING tag`,
      [id, tag, ctx.principal.accountId],
    );
    await this.record(ctx, 'expertise.confirmed', id, made.length > 0);
  }

  /** @throws as `confirm`. */
  async withdraw(ctx: RequestContext, id: Id, tag: string): Promise<void> {
    await this.requireTag(ctx, id, tag);
    const gone = await runStatement<{ tag: string }>(
      'DELETE FROM people.expertise_confirmation WHERE person_id = $1 AND tag = $2 AND by_id = $3 RETURNING tag',
      [id, tag, ctx.principal.accountId],
    );
    await this.record(ctx, 'expertise.unconfirmed', id, gone.length > 0);
  }

  private async record(
    ctx: RequestContext,
    event: 'expertise.confirmed' | 'expertise.unconfirmed',
    id: Id,
    changed: boolean,
  ): Promise<void> {
    await this.audit.record(ctx, {
      event,
      object: { type: 'Person', id, labelId: null },
      facts: { changed },
    });
  }

  private async requireOther(ctx: RequestContext, id: Id): Promise<void> {
    const seen = await runStatement('SELECT FROM people.profile WHERE id = $1', [id]);
    if (seen.length === 0) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such person');
    if (id === ctx.principal.accountId)
      throw new DomainError('forbidden', 'FORBIDDEN', 'nobody follows himself');
  }

  private async requireTag(ctx: RequestContext, id: Id, tag: string): Promise<void> {
    const seen = await runStatement('SELECT FROM people.expertise WHERE person_id = $1 AND tag = $2', [
      id,
      tag,
    ]);
    if (seen.length === 0) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such expertise');
    if (id === ctx.principal.accountId)
      throw new DomainError('forbidden', 'EXPERTISE_OWN', 'nobody confirms his own expertise');
  }
}
