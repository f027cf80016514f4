import { Injectable } from '@nestjs/common';
import {
  canonicalLabel,
  dominates,
  labelParts,
  levelRank,
  markingText,
  type ComposeLabel,
  type LabelItem,
  type LabelParts,
  type Policies,
} from '#contracts';
import { currentManager } from '#database';
import { DomainError } from '#kernel';
import type { RequestContext } from '../request-context.js';
import { CopyBlock } from './copy-block.js';
import { LabelStore, type InternedLabel } from './label-store.js';
import { PolicyStore } from './policy-store.js';

/** The labels of the chooser. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly store: LabelStore,
    private readonly policies: PolicyStore,
    private readonly copyBlock: CopyBlock,
  ) {}

  /** Labels that the caller may use, from the lowest level up. */
  async list(ctx: RequestContext): Promise<{ items: LabelItem[] }> {
    const labels = await this.store.readable(ctx.principal);
    const policies = await this.policiesOf(labels);
    const blocked = await this.copyBlock.among(labels);
    const items = labels.map((label) => toItem(ctx, policies, label, blocked.has(label.id)));
    return { items: items.sort((a, b) => a.rank - b.rank || a.text.localeCompare(b.text)) };
  }

  /** What the caller may compose a label of: what he does not hold is not named. */
  async parts({ principal }: RequestContext): Promise<{ items: LabelParts[] }> {
    return { items: labelParts(await this.policies.get(), principal.clearance) };
  }

  /**
   * Interns the label that the chooser composed.
   * @throws DomainError invalid LABEL_REFUSED for what the caller does not dominate, known or not, alike;
   * LABEL_ABOVE_CEILING above what the site is accredited for.
   */
  async compose(ctx: RequestContext, parts: ComposeLabel): Promise<LabelItem> {
    const { policies } = await this.policies.get();
    const label = canonicalLabel(parts);
    if (!dominates(policies, ctx.principal.clearance, label))
      throw new DomainError('invalid', 'LABEL_REFUSED', 'this label cannot be used here');
    const interned: { id: number }[] = await currentManager().query(
      'SELECT access.intern_label($1::jsonb) AS id',
      [JSON.stringify(label)],
    );
    // A statement of its own: the one that makes a row does not see it.
    const rows: InternedLabel[] = await currentManager().query(
      'SELECT l.id, l.wire_id AS "wireId", l.parts FROM access.label l WHERE l.id = $1',
      [interned[0]?.id],
    );
    const made = rows[0];
    if (!made) throw new Error('a label that was just made is not visible to its maker');
    return toItem(ctx, policies, made, (await this.copyBlock.among([made])).has(made.id));
  }

  /** Policies that know the levels of these labels: one may be younger than what this node has read. */
  private async policiesOf(labels: readonly InternedLabel[]): Promise<Policies> {
    const { policies } = await this.policies.get();
    const known = labels.every(({ parts }) => {
      const policy = policies.get(parts.policy);
      return policy && levelRank(policy, parts.level) !== null;
    });
    return known ? policies : (await this.policies.reread()).policies;
  }
}

function toItem(
  ctx: RequestContext,
  policies: Policies,
  { wireId, parts }: InternedLabel,
  copyBlocked: boolean,
): LabelItem {
  const policy = policies.get(parts.policy);
  const level = policy?.levels.find(({ id }) => id === parts.level);
  if (!policy || !level) throw new Error(`a label of policy ${parts.policy} outlived its level`);
  const texts = {
    fr: markingText(policy, parts, 'fr'),
    en: markingText(policy, parts, 'en'),
    de: markingText(policy, parts, 'de'),
  };
  return {
    id: wireId,
    text: texts[ctx.language],
    texts,
    color: level.color,
    colorDark: level.colorDark,
    level: level.id,
    rank: levelRank(policy, level.id) ?? 0,
    copyBlocked,
  };
}
