import { Injectable } from '@nestjs/common';
import { LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type {
  CreateReferenceEntry,
  ReferenceEntry,
  ReferenceEntryQuery,
  RevertReferenceEntry,
  UpdateReferenceEntry,
} from '#contracts';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';
import { ListsRepository } from '../lists/lists.repository.js';
import { assertDone, type Outcome } from '../outcome.js';
import { EntriesRepository, type EntryRow } from './entries.repository.js';
import { EntryMapper } from './entry.mapper.js';
import { ShownInRefusal } from './shown-in-refusal.js';

@Injectable()
export class EntriesService {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly entries: EntriesRepository,
    private readonly labels: LabelStore,
    private readonly lists: ListsRepository,
    private readonly mapper: EntryMapper,
    private readonly shown: ShownInRefusal,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the list is hidden or absent. */
  async list(ctx: RequestContext, listId: Id, query: ReferenceEntryQuery): Promise<Page<ReferenceEntry>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.entries.listVisible(ctx, listId, query, limit);
    // An entry that is seen lies in a list that is seen: only an empty page leaves the question open.
    if (rows.length === 0) await this.lists.getVisible(ctx, listId);
    const page = toPage(rows, limit, ({ id }) => id);
    return { items: await this.show(ctx, page.items), next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND: hidden, deleted and absent are the same. */
  async get(ctx: RequestContext, id: Id): Promise<ReferenceEntry> {
    const [entry] = await this.show(ctx, [await this.entries.getVisible(ctx, id)]);
    if (!entry) throw new Error('an entry was mapped to nothing');
    return entry;
  }

  /**
   * @throws DomainError not_found NOT_FOUND for the list; conflict REFERENCE_LIST_ARCHIVED; invalid LABEL_REFUSED,
   * LABEL_BELOW_LIST, LABEL_ABOVE_CEILING, REFERENCE_FIELD_UNKNOWN.
   */
  async add(ctx: RequestContext, listId: Id, wanted: CreateReferenceEntry): Promise<ReferenceEntry> {
    await this.lists.getVisible(ctx, listId);
    const label = await this.labels.resolve(ctx.principal, wanted.labelId);
    const id = newId();
    const { term, definition, fields } = wanted;
    const values = [id, listId, label.id, term.trim(), definition, JSON.stringify(fields), this.clock.now()];
    assertDone(await this.entries.change('add_entry', values));
    await this.record(ctx, 'reference_entry.added', { id, labelId: label.id }, { list: listId });
    return this.get(ctx, id);
  }

  /**
   * @throws DomainError not_found NOT_FOUND; conflict REFERENCE_LIST_ARCHIVED, REFERENCE_ENTRY_CHANGED with
   * details.current, the entry as it is now; invalid REFERENCE_FIELD_UNKNOWN.
   */
  async edit(ctx: RequestContext, id: Id, change: UpdateReferenceEntry): Promise<ReferenceEntry> {
    const row = await this.entries.getVisible(ctx, id);
    const { version, term, definition, fields } = change;
    const outcome = await this.entries.change('edit_entry', [
      id,
      version,
      term?.trim() ?? null,
      definition ?? null,
      fields ? JSON.stringify(fields) : null,
      this.clock.now(),
    ]);
    await this.assertChanged(ctx, id, outcome);
    await this.record(ctx, 'reference_entry.edited', row, { version: version + 1 });
    return this.get(ctx, id);
  }

  /** @throws as `edit`; NOT_FOUND for a version that never was, too. */
  async revert(ctx: RequestContext, id: Id, { version, to }: RevertReferenceEntry): Promise<ReferenceEntry> {
    const row = await this.entries.getVisible(ctx, id);
    const outcome = await this.entries.change('revert_entry', [id, version, to, this.clock.now()]);
    await this.assertChanged(ctx, id, outcome);
    await this.record(ctx, 'reference_entry.reverted', row, { version: version + 1, to });
    return this.get(ctx, id);
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; conflict REFERENCE_LIST_ARCHIVED. */
  async remove(ctx: RequestContext, id: Id): Promise<void> {
    const row = await this.entries.getVisible(ctx, id);
    assertDone(await this.entries.change('remove_entry', [id, this.clock.now()]));
    await this.record(ctx, 'reference_entry.deleted', row, {});
  }

  private async show(ctx: RequestContext, rows: readonly EntryRow[]): Promise<ReferenceEntry[]> {
    await this.audit.recordReads(ctx, 'reference_entry.read', 'ReferenceEntry', rows);
    return this.mapper.toEntries(ctx, rows);
  }

  /** Who comes second gets what the first one wrote: nothing is lost on either side. */
  private async assertChanged(ctx: RequestContext, id: Id, outcome: Outcome | undefined): Promise<void> {
    if (outcome !== 'changed') {
      assertDone(outcome);
      return;
    }
    const row = await this.entries.getVisible(ctx, id);
    const [current] = await this.mapper.toEntries(ctx, [row]);
    await this.shown.record(ctx, row);
    throw new DomainError('conflict', 'REFERENCE_ENTRY_CHANGED', 'the entry was changed in the meantime', {
      details: { current },
    });
  }

  private async record(
    ctx: RequestContext,
    event: `reference_entry.${'added' | 'edited' | 'reverted' | 'deleted'}`,
    { id, labelId }: Pick<EntryRow, 'id' | 'labelId'>,
    facts: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    await this.audit.record(ctx, { event, object: { type: 'ReferenceEntry', id, labelId }, facts });
  }
}
