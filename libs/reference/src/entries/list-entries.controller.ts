import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  createReferenceEntrySchema,
  idSchema,
  referenceEntryPageSchema,
  referenceEntryQuerySchema,
  referenceEntrySchema,
  type CreateReferenceEntry,
  type ReferenceEntry,
  type ReferenceEntryQuery,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { EntriesService } from './entries.service.js';

@Controller('reference-lists/:id/entries')
export class ListEntriesController {
  constructor(private readonly entries: EntriesService) {}

  @Get()
  @Can('read', 'ReferenceEntry')
  @Audited('reference_entry.listed')
  @ApiOkResponse({ standardSchema: referenceEntryPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: referenceEntryQuerySchema }) query: ReferenceEntryQuery,
  ): Promise<Page<ReferenceEntry>> {
    return this.entries.list(ctx, id, query);
  }

  @Post()
  @Can('create', 'ReferenceEntry')
  @Audited('reference_entry.added')
  @ApiCreatedResponse({ standardSchema: referenceEntrySchema })
  add(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: createReferenceEntrySchema }) wanted: CreateReferenceEntry,
  ): Promise<ReferenceEntry> {
    return this.entries.add(ctx, id, wanted);
  }
}
