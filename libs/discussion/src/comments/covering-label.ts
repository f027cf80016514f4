import { Injectable } from '@nestjs/common';
import { LabelStore, PolicyStore, type InternedLabel, type RequestContext } from '#access';
import { labelKey, leastUpperBound } from '#contracts';
import { DomainError, type Id } from '#kernel';

/** The label of what is said of something: at least as protected. */
@Injectable()
export class CoveringLabel {
  constructor(
    private readonly labels: LabelStore,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * @param wireId the label that the caller chose.
   * @throws DomainError invalid LABEL_REFUSED for one that he does not dominate; conflict LABEL_NO_UPPER_BOUND;
   * LABEL_BELOW_SOURCE, whose details.labelId is the label that would do, null when none of the known ones is it.
   */
  async choose({ principal }: RequestContext, sourceId: number, wireId: Id): Promise<InternedLabel> {
    const chosen = await this.labels.resolve(principal, wireId);
    if (chosen.id === sourceId) return chosen;
    const [{ policies }, [source], readable] = await Promise.all([
      this.policies.get(),
      this.labels.byIds([sourceId]),
      this.labels.readable(principal),
    ]);
    const bound = source ? leastUpperBound(policies, source.parts, chosen.parts) : null;
    if (!bound) throw new DomainError('conflict', 'LABEL_NO_UPPER_BOUND', 'no label protects both at once');
    const key = labelKey(bound);
    if (key === labelKey(chosen.parts)) return chosen;
    const enough = readable.find(({ parts }) => labelKey(parts) === key);
    throw new DomainError('conflict', 'LABEL_BELOW_SOURCE', 'less protected than what it speaks of', {
      details: { labelId: enough?.wireId ?? null },
    });
  }
}
