import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, PolicyStore, type InternedLabel, type RequestContext } from '#access';
import { isWithinCeiling } from '#contracts';
import { DomainError, type Id } from '#kernel';
import { ConversationsRepository, type PostingPlace } from '../conversations/conversations.repository.js';

/** Where the caller may post, under which label. */
@Injectable()
export class PostingPlaces {
  constructor(
    private readonly access: AccessService,
    private readonly conversations: ConversationsRepository,
    private readonly labels: LabelStore,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; invalid LABEL_REFUSED for a label that the caller does
   * not dominate; LABEL_ABOVE_CEILING above the space's ceiling.
   */
  async get(
    ctx: RequestContext,
    conversationId: Id,
    labelId: Id,
  ): Promise<{ place: PostingPlace; label: InternedLabel }> {
    const place = await this.enter(ctx, conversationId);
    const label = await this.labels.resolve(ctx.principal, labelId);
    if (!(await this.fits(place, label)))
      throw new DomainError('invalid', 'LABEL_ABOVE_CEILING', 'this label is above the ceiling of the space');
    return { place, label };
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN. */
  async enter(ctx: RequestContext, conversationId: Id): Promise<PostingPlace> {
    const place = await this.conversations.getPlace(ctx, conversationId);
    await this.access.require(ctx, 'post', 'Conversation', {
      labelId: place.labelId,
      spaceId: place.spaceId,
    });
    return place;
  }

  /** Whether what carries the label may lie there. */
  async fits({ ceilingLabelId }: PostingPlace, { parts }: Pick<InternedLabel, 'parts'>): Promise<boolean> {
    const [{ policies }, [ceiling]] = await Promise.all([
      this.policies.get(),
      this.labels.byIds([ceilingLabelId]),
    ]);
    return ceiling !== undefined && isWithinCeiling(policies, ceiling.parts, parts);
  }
}
