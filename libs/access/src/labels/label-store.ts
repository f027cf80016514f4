import { Injectable } from '@nestjs/common';
import type { Label } from '#contracts';
import { RelayPool, type Principal } from '#database';
import { DomainError, type Id } from '#kernel';

export interface InternedLabel {
  /** Internal: never on the wire. */
  readonly id: number;
  /** Random: what the API shows. */
  readonly wireId: Id;
  readonly parts: Label;
}

/**
 * Labels by id. Rows never change and never go, so what was read once stays true; what a caller gets is always cut
 * down to the labels that he may read.
 */
@Injectable()
export class LabelStore {
  private readonly byId = new Map<number, InternedLabel>();

  constructor(private readonly pool: RelayPool) {}

  /** The labels that the caller may read. */
  async readable(principal: Principal): Promise<readonly InternedLabel[]> {
    return this.byIds(principal.labels);
  }

  /** Labels for judging, whoever asks: never for showing. */
  async byIds(ids: readonly number[]): Promise<readonly InternedLabel[]> {
    await this.load(ids);
    return ids.map((id) => this.known(id));
  }

  /** What the API shows for the label of an object that the caller may read. */
  async wireIds(ids: readonly number[]): Promise<ReadonlyMap<number, Id>> {
    return new Map((await this.byIds(ids)).map(({ id, wireId }) => [id, wireId]));
  }

  /**
   * The label that the caller means. A label that he does not dominate equals one that does not exist.
   * @throws DomainError invalid LABEL_REFUSED
   */
  async resolve(principal: Principal, wireId: Id): Promise<InternedLabel> {
    const found = (await this.readable(principal)).find((label) => label.wireId === wireId);
    if (!found) throw new DomainError('invalid', 'LABEL_REFUSED', 'this label cannot be used here');
    return found;
  }

  private known(id: number): InternedLabel {
    const label = this.byId.get(id);
    if (!label) throw new Error(`label ${id} is not in the database`);
    return label;
  }

  private async load(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => !this.byId.has(id));
    if (missing.length === 0) return;
    const rows = await this.pool.query<InternedLabel>(
      'SELECT id, wire_id AS "wireId", parts FROM access.label WHERE id = ANY ($1)',
      [missing],
    );
    for (const row of rows) this.byId.set(row.id, row);
  }
}
