import { Inject, Injectable } from '@nestjs/common';
import { LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import { SETTINGS, type Settings } from '#config';
import type { CreateImport, Import, PageQuery } from '#contracts';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';
import { SpaceReader } from '#spaces';
import { ImportMapper } from './import.mapper.js';
import { ImportsRepository } from './imports.repository.js';

/** What an animator brings into his spaces, from the first piece of the file on. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly imports: ImportsRepository,
    private readonly labels: LabelStore,
    private readonly mapper: ImportMapper,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly spaces: SpaceReader,
  ) {}

  /** The caller's own of this space. @throws DomainError not_found NOT_FOUND for a space that he does not see. */
  async list(ctx: RequestContext, spaceId: Id, query: PageQuery): Promise<Page<Import>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.imports.list(ctx, spaceId, limit, query.before ?? null);
    if (rows.length === 0 && !(await this.spaces.summaries([spaceId])).has(spaceId))
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such space');
    const page = toPage(rows, limit, ({ id }) => id);
    return { items: await this.mapper.toImports(page.items), next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND. */
  async get(ctx: RequestContext, id: Id): Promise<Import> {
    const row = await this.imports.getVisible(ctx, id);
    const [shown] = await this.mapper.toImports([row]);
    if (!shown) throw new Error('an import was mapped to nothing');
    return shown;
  }

  /**
   * @throws DomainError not_found NOT_FOUND for the space; forbidden FORBIDDEN for who does not animate it; conflict
   * SPACE_ARCHIVED, IMPORT_TOO_MANY; too_large IMPORT_TOO_LARGE; invalid LABEL_REFUSED, LABEL_ABOVE_CEILING.
   */
  async create(ctx: RequestContext, spaceId: Id, wanted: CreateImport): Promise<Import> {
    const mostBytes = this.settings.imports.largestFileMegabytes * 1_048_576;
    const label = await this.labels.resolve(ctx.principal, wanted.labelId);
    if (wanted.sizeBytes > mostBytes)
      throw new DomainError('too_large', 'IMPORT_TOO_LARGE', 'the file is larger than the site allows', {
        details: { mostBytes },
      });
    const id = newId();
    await this.imports.begin(id, spaceId, label.id, wanted, this.clock.now());
    await this.audit.record(ctx, {
      event: 'import.begun',
      object: { type: 'Import', id, labelId: label.id },
      facts: { space: spaceId, format: wanted.format, bytes: wanted.sizeBytes, digest: wanted.digest },
    });
    return this.get(ctx, id);
  }

  /** @throws DomainError not_found NOT_FOUND; conflict IMPORT_NOT_NOW; invalid IMPORT_PIECE_REFUSED. */
  async putPiece(ctx: RequestContext, id: Id, number: number, bytes: unknown): Promise<void> {
    await this.imports.getVisible(ctx, id);
    if (!(bytes instanceof Uint8Array))
      throw new DomainError('invalid', 'IMPORT_PIECE_REFUSED', 'a piece is sent as bytes');
    await this.imports.putPiece(id, number, bytes);
  }
}
