import { Injectable } from '@nestjs/common';
import { LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { CreateSpace, RaiseEntry, Space, SpaceItem, SpacesQuery, UpdateSpace } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, newId, toPage, type Id, type Page } from '#kernel';
import { SpaceHome } from '../home/space-home.js';
import { MembershipRecords } from '../membership/membership-records.js';
import { SpaceListener } from '../space-listener.js';
import { SpaceMapper } from './space.mapper.js';
import { SpacesRepository, type SpaceRow } from './spaces.repository.js';

/** Makes, finds and changes spaces. */
@Injectable()
export class SpacesService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly home: SpaceHome,
    private readonly labels: LabelStore,
    private readonly listener: SpaceListener,
    private readonly mapper: SpaceMapper,
    private readonly records: MembershipRecords,
    private readonly spaces: SpacesRepository,
  ) {}

  async list(ctx: RequestContext, query: SpacesQuery): Promise<Page<SpaceItem>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const page = toPage(await this.spaces.list(ctx, query, limit), limit, ({ id }) => id);
    const readable = await this.mapper.readable(ctx);
    await this.audit.recordReads(ctx, 'space.read', 'Space', page.items.map(shown));
    return { items: page.items.map((row) => this.mapper.toItem(ctx, row, readable)), next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND when it is hidden or absent. */
  async get(ctx: RequestContext, id: Id): Promise<Space> {
    const row = await this.spaces.getVisible(ctx, id);
    await this.audit.recordReads(ctx, 'space.read', 'Space', [shown(row)]);
    return this.home.describe(ctx, row);
  }

  /**
   * With its first channel. @throws DomainError invalid LABEL_REFUSED; SPACE_LABELS_DISORDERED; forbidden FORBIDDEN for
   * partners.
   */
  async create(ctx: RequestContext, space: CreateSpace): Promise<Space> {
    const id = newId();
    const [entry, ceiling, usual] = await Promise.all(
      [space.entryLabelId, space.ceilingLabelId, space.defaultLabelId].map((label) => this.label(ctx, label)),
    );
    await runStatement('SELECT spaces.create_space($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      id,
      space.kind,
      space.name.trim(),
      space.purpose,
      space.charter,
      space.visibility,
      entry,
      ceiling,
      usual,
    ]);
    if (entry === undefined || entry === null) throw new Error('a space was made without an entry label');
    await this.listener.onCreated(ctx, { id, entryLabelId: entry });
    await this.audit.record(ctx, {
      event: 'space.created',
      object: { type: 'Space', id, labelId: entry },
      facts: { kind: space.kind, visibility: space.visibility },
    });
    return this.get(ctx, id);
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; conflict SPACE_ARCHIVED, SPACE_CEILING_REFUSED;
   * invalid LABEL_REFUSED, SPACE_LABELS_DISORDERED.
   */
  async update(ctx: RequestContext, id: Id, change: UpdateSpace): Promise<Space> {
    const row = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.update_space($1, $2, $3, $4, $5, $6, $7)', [
      id,
      change.name?.trim() ?? null,
      change.purpose ?? null,
      change.charter ?? null,
      change.visibility ?? null,
      await this.label(ctx, change.ceilingLabelId),
      await this.label(ctx, change.defaultLabelId),
    ]);
    this.afterCommit.wake();
    await this.audit.record(ctx, {
      event: 'space.updated',
      object: objectOf(row),
      facts: { parts: Object.keys(change).sort() },
    });
    return this.get(ctx, id);
  }

  /** @throws as `update`; conflict SPACE_ENTRY_NOT_HIGHER; invalid LABEL_ABOVE_CEILING. */
  async raiseEntry(ctx: RequestContext, id: Id, { labelId }: RaiseEntry): Promise<Space> {
    const row = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.raise_entry($1, $2)', [id, await this.label(ctx, labelId)]);
    this.afterCommit.wake();
    await this.audit.record(ctx, { event: 'space.entry_raised', object: objectOf(row) });
    await this.records.tell(ctx);
    return this.get(ctx, id);
  }

  async archive(ctx: RequestContext, id: Id, archived: boolean): Promise<Space> {
    const row = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.archive($1, $2)', [id, archived ? this.clock.now() : null]);
    await this.audit.record(ctx, {
      event: archived ? 'space.archived' : 'space.restored',
      object: objectOf(row),
    });
    return this.get(ctx, id);
  }

  private async label(ctx: RequestContext, wireId: Id | undefined): Promise<number | null> {
    return wireId === undefined ? null : (await this.labels.resolve(ctx.principal, wireId)).id;
  }
}

function shown({ id, entryLabelId }: SpaceRow) {
  return { id, labelId: entryLabelId };
}

function objectOf({ id, entryLabelId }: SpaceRow) {
  return { type: 'Space', id, labelId: entryLabelId };
}
