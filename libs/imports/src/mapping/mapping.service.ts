import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type {
  Import,
  ImportChannelPage,
  ImportChannelsQuery,
  ImportUserPage,
  ImportUsersQuery,
  MapImport,
} from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, toPage, type Id } from '#kernel';
import { ImportsRepository } from '../runs/imports.repository.js';
import { ImportsService } from '../runs/imports.service.js';

interface UserRow extends Omit<ImportUserPage['items'][number], 'person'> {
  readonly personId: Id | null;
  readonly personName: string | null;
}

interface ChannelRow extends Omit<ImportChannelPage['items'][number], 'space'> {
  readonly spaceId: Id | null;
  readonly spaceName: string | null;
}

/** Who of the file is who here, and what goes where. */
@Injectable()
export class MappingService {
  constructor(
    private readonly audit: AuditService,
    private readonly imports: ImportsRepository,
    private readonly service: ImportsService,
  ) {}

  /** @throws DomainError not_found NOT_FOUND. */
  async users(ctx: RequestContext, id: Id, query: ImportUsersQuery): Promise<ImportUserPage> {
    await this.imports.getVisible(ctx, id);
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<UserRow>(
      `SELECT a.username, a.display_name AS "displayName", a.posts, p.id AS "personId", p.display_name AS "personName",
         a.found_by AS "by"
       FROM imports.author a LEFT JOIN people.profile p ON p.id = a.person_id
       WHERE a.run_id = $1 AND ($2::text IS NULL OR a.username > $2) AND (NOT $3 OR a.person_id IS NULL)
       ORDER BY a.username LIMIT $4`,
      [id, query.after ?? null, query.unmapped ?? false, limit + 1],
    );
    const page = toPage(rows, limit, ({ username }) => username);
    return {
      next: page.next,
      items: page.items.map(({ personId, personName, ...row }) => ({
        ...row,
        person: personId === null || personName === null ? null : { id: personId, displayName: personName },
      })),
    };
  }

  /** @throws DomainError not_found NOT_FOUND. */
  async channels(ctx: RequestContext, id: Id, query: ImportChannelsQuery): Promise<ImportChannelPage> {
    await this.imports.getVisible(ctx, id);
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<ChannelRow>(
      `SELECT k.key AS channel, k.display_name AS "displayName", k.is_private AS private, k.posts, k.replies,
         s.id AS "spaceId", s.name AS "spaceName"
       FROM imports.channel k LEFT JOIN spaces.space s ON s.id = k.space_id
       WHERE k.run_id = $1 AND ($2::text IS NULL OR k.key > $2) ORDER BY k.key LIMIT $3`,
      [id, query.after ?? null, limit + 1],
    );
    const page = toPage(rows, limit, ({ channel }) => channel);
    return {
      next: page.next,
      items: page.items.map(({ spaceId, spaceName, ...row }) => ({
        ...row,
        space: spaceId === null || spaceName === null ? null : { id: spaceId, name: spaceName },
      })),
    };
  }

  /**
   * @throws DomainError not_found NOT_FOUND, also for what the file does not name; conflict IMPORT_NOT_NOW; invalid
   * IMPORT_PERSON_REFUSED, IMPORT_SPACE_REFUSED.
   */
  async put(ctx: RequestContext, id: Id, { users, channels }: MapImport): Promise<Import> {
    const { labelId } = await this.imports.getVisible(ctx, id);
    await runStatement('SELECT imports.map($1, $2::jsonb, $3::jsonb)', [
      id,
      JSON.stringify(users),
      JSON.stringify(channels),
    ]);
    const people = users.flatMap(({ personId }) => personId ?? []);
    await this.audit.record(ctx, {
      event: 'import.mapped',
      object: { type: 'Import', id, labelId },
      facts: {
        users: users.length,
        people,
        spaces: [...new Set(channels.flatMap(({ spaceId }) => spaceId ?? []))],
        leftOut: channels.filter(({ spaceId }) => spaceId === null).length,
      },
    });
    return this.service.get(ctx, id);
  }
}
