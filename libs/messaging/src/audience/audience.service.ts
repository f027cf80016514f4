import { Injectable } from '@nestjs/common';
import { LabelStore, type InternedLabel, type RequestContext } from '#access';
import { labelKey, type AskAudience, type Audience, type Code, type MentionableList } from '#contracts';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';
import { MessageSources } from '../messages/message-sources.js';
import { PostingPlaces } from '../messages/posting-places.js';

/** Most people that are offered. */
const MOST_OFFERED = 20;

interface AudienceRow {
  readonly readers: number;
  readonly organisations: Audience['organisations'];
  readonly nationalities: Audience['nationalities'];
  readonly excluded: number;
  readonly unreached: Audience['unreached'];
}

/** Who would read what is about to be sent: said before it is, and to nobody who could not send it. */
@Injectable()
export class AudienceService {
  constructor(
    private readonly labels: LabelStore,
    private readonly places: PostingPlaces,
    private readonly sources: MessageSources,
  ) {}

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; invalid MESSAGE_SOURCE_REFUSED. */
  async ask(ctx: RequestContext, conversationId: Id, asked: AskAudience): Promise<Audience> {
    const place = await this.places.enter(ctx, conversationId);
    const sources = await this.sources.get(ctx, conversationId, asked);
    const chosen = await this.find(ctx, asked.labelId);
    if (!chosen) return refused(null, 'LABEL_REFUSED');
    const bound = await this.sources.boundOf(ctx, chosen, sources);
    if (!bound) return refused(null, 'LABEL_NO_UPPER_BOUND');
    if (!(await this.places.fits(place, { parts: bound })))
      return refused(await this.wireIdOf(ctx, labelKey(bound)), 'LABEL_ABOVE_CEILING');
    const label = await this.intern(ctx, chosen, bound);
    const rows = await runStatement<AudienceRow>(
      'SELECT readers, organisations, nationalities, excluded, unreached FROM messaging.audience($1, $2, $3)',
      [conversationId, label.id, asked.mentions],
    );
    const row = rows[0];
    // Enters, and does not write: an archived space, an announcement of others.
    if (!row) throw new DomainError('forbidden', 'FORBIDDEN', 'who does not write here reaches nobody');
    const { excluded, ...rest } = row;
    return { labelId: label.wireId, ...rest, without: excluded, problem: null };
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; invalid LABEL_REFUSED, LABEL_ABOVE_CEILING. */
  async mentionable(
    ctx: RequestContext,
    conversationId: Id,
    labelId: Id,
    q: string,
  ): Promise<MentionableList> {
    const { label } = await this.places.get(ctx, conversationId, labelId);
    const items = await runStatement<MentionableList['items'][number]>(
      'SELECT id, display_name AS "displayName", unit FROM messaging.mentionable($1, $2, $3, $4)',
      [conversationId, label.id, q, MOST_OFFERED],
    );
    return { items };
  }

  private async find(ctx: RequestContext, wireId: Id): Promise<InternedLabel | undefined> {
    return (await this.labels.readable(ctx.principal)).find((label) => label.wireId === wireId);
  }

  private async wireIdOf(ctx: RequestContext, key: string): Promise<Id | null> {
    const known = (await this.labels.readable(ctx.principal)).find(({ parts }) => labelKey(parts) === key);
    return known?.wireId ?? null;
  }

  /** The label of the bound, made when nobody has composed it yet: the message will need it. */
  private async intern(
    ctx: RequestContext,
    chosen: InternedLabel,
    bound: InternedLabel['parts'],
  ): Promise<InternedLabel> {
    const key = labelKey(bound);
    if (labelKey(chosen.parts) === key) return chosen;
    const known = (await this.labels.readable(ctx.principal)).find(({ parts }) => labelKey(parts) === key);
    if (known) return known;
    const [made] = await runStatement<{ id: number }>('SELECT access.intern_label($1::jsonb) AS id', [
      JSON.stringify(bound),
    ]);
    // A statement of its own: the one that makes a row does not see it.
    const [row] = await runStatement<InternedLabel>(
      'SELECT l.id, l.wire_id AS "wireId", l.parts FROM access.label l WHERE l.id = $1',
      [made?.id],
    );
    if (!row) throw new Error('a label that was just made is not visible to its maker');
    return row;
  }
}

function refused(labelId: Id | null, problem: Code): Audience {
  return { labelId, readers: 0, organisations: [], nationalities: [], without: 0, unreached: [], problem };
}
