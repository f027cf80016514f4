import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { CreateReferenceList, ReferenceList, ReferenceListQuery, UpdateReferenceList } from '#contracts';
import { Clock, DEFAULT_PAGE_SIZE, newId, toPage, type Id, type Page } from '#kernel';
import { personOf } from '../person-of.js';
import { assertDone } from '../outcome.js';
import { ListsRepository, type ListRow } from './lists.repository.js';

@Injectable()
export class ListsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly labels: LabelStore,
    private readonly lists: ListsRepository,
  ) {}

  async list(ctx: RequestContext, query: ReferenceListQuery): Promise<Page<ReferenceList>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const page = toPage(await this.lists.listVisible(ctx, query, limit), limit, ({ id }) => id);
    return { items: await this.show(ctx, page.items), next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND when it is hidden or absent. */
  async get(ctx: RequestContext, id: Id): Promise<ReferenceList> {
    const [list] = await this.show(ctx, [await this.lists.getVisible(ctx, id)]);
    if (!list) throw new Error('a list was mapped to nothing');
    return list;
  }

  /** @throws DomainError not_found NOT_FOUND for the space; invalid LABEL_REFUSED, LABEL_ABOVE_CEILING. */
  async create(ctx: RequestContext, wanted: CreateReferenceList): Promise<ReferenceList> {
    const label = await this.labels.resolve(ctx.principal, wanted.labelId);
    const id = newId();
    assertDone(await this.lists.create(id, label.id, wanted, this.clock.now()));
    await this.audit.record(ctx, {
      event: 'reference_list.created',
      object: { type: 'ReferenceList', id, labelId: label.id },
      facts: { kind: wanted.kind },
    });
    return this.get(ctx, id);
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who neither owns nor animates; conflict
   * REFERENCE_LIST_ARCHIVED; invalid REFERENCE_OWNER_REFUSED.
   */
  async update(ctx: RequestContext, id: Id, change: UpdateReferenceList): Promise<ReferenceList> {
    const { labelId } = await this.lists.getVisible(ctx, id);
    assertDone(await this.lists.update(id, change, this.clock.now()));
    await this.audit.record(ctx, {
      event: 'reference_list.updated',
      object: { type: 'ReferenceList', id, labelId },
      facts: { parts: Object.keys(change).sort() },
    });
    return this.get(ctx, id);
  }

  private async show(ctx: RequestContext, rows: readonly ListRow[]): Promise<ReferenceList[]> {
    await this.audit.recordReads(ctx, 'reference_list.read', 'ReferenceList', rows);
    const wireIds = await this.labels.wireIds(rows.map(({ labelId }) => labelId));
    this.access.noteEntered(ctx, rows);
    return rows.map((row) => ({
      id: row.id,
      space: { id: row.spaceId, name: row.spaceName },
      kind: row.kind,
      name: row.name,
      description: row.description,
      labelId: wireIds.get(row.labelId) ?? '',
      owner: personOf(row.ownerId, row.ownerName),
      fields: row.fields,
      entries: row.entries,
      completeness: { filled: row.filled, required: row.required },
      archivedAt: row.archivedAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      abilities: {
        update: row.leads && this.access.can(ctx, 'update', 'ReferenceList', subjectOf(row)),
        addEntry: row.archivedAt === null && this.access.can(ctx, 'create', 'ReferenceEntry', subjectOf(row)),
      },
    }));
  }
}

function subjectOf({ labelId, spaceId }: ListRow) {
  return { labelId, spaceId };
}
