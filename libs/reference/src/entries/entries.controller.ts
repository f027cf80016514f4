import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  referenceEntrySchema,
  referenceRevisionPageSchema,
  referenceRevisionQuerySchema,
  revertReferenceEntrySchema,
  updateReferenceEntrySchema,
  type ReferenceEntry,
  type ReferenceRevisionPage,
  type ReferenceRevisionQuery,
  type RevertReferenceEntry,
  type UpdateReferenceEntry,
} from '#contracts';
import type { Id } from '#kernel';
import { EntriesService } from './entries.service.js';
import { RevisionsService } from './revisions.service.js';

@Controller('reference-entries/:id')
export class EntriesController {
  constructor(
    private readonly entries: EntriesService,
    private readonly revisions: RevisionsService,
  ) {}

  @Get()
  @Can('read', 'ReferenceEntry')
  @Audited('reference_entry.read')
  @ApiOkResponse({ standardSchema: referenceEntrySchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<ReferenceEntry> {
    return this.entries.get(ctx, id);
  }

  @Patch()
  @Can('update', 'ReferenceEntry')
  @Audited('reference_entry.edited')
  @ApiOkResponse({ standardSchema: referenceEntrySchema })
  edit(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: updateReferenceEntrySchema }) change: UpdateReferenceEntry,
  ): Promise<ReferenceEntry> {
    return this.entries.edit(ctx, id, change);
  }

  @Delete()
  @HttpCode(204)
  @Can('delete', 'ReferenceEntry')
  @Audited('reference_entry.deleted')
  @ApiNoContentResponse()
  remove(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.entries.remove(ctx, id);
  }

  @Get('revisions')
  @Can('read', 'ReferenceEntry')
  @Audited('reference_entry.history_read')
  @ApiOkResponse({ standardSchema: referenceRevisionPageSchema })
  history(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: referenceRevisionQuerySchema }) query: ReferenceRevisionQuery,
  ): Promise<ReferenceRevisionPage> {
    return this.revisions.list(ctx, id, query);
  }

  @Post('revert')
  @HttpCode(200)
  @Can('update', 'ReferenceEntry')
  @Audited('reference_entry.reverted')
  @ApiOkResponse({ standardSchema: referenceEntrySchema })
  revert(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: revertReferenceEntrySchema }) back: RevertReferenceEntry,
  ): Promise<ReferenceEntry> {
    return this.entries.revert(ctx, id, back);
  }
}
