import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  createReferenceListSchema,
  idSchema,
  referenceListPageSchema,
  referenceListQuerySchema,
  referenceListSchema,
  updateReferenceListSchema,
  type CreateReferenceList,
  type ReferenceList,
  type ReferenceListQuery,
  type UpdateReferenceList,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { ListsService } from './lists.service.js';

@Controller('reference-lists')
export class ListsController {
  constructor(private readonly lists: ListsService) {}

  @Get()
  @Can('read', 'ReferenceList')
  @Audited('reference_list.listed')
  @ApiOkResponse({ standardSchema: referenceListPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: referenceListQuerySchema }) query: ReferenceListQuery,
  ): Promise<Page<ReferenceList>> {
    return this.lists.list(ctx, query);
  }

  @Post()
  @Can('create', 'ReferenceList')
  @Audited('reference_list.created')
  @ApiCreatedResponse({ standardSchema: referenceListSchema })
  create(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createReferenceListSchema }) wanted: CreateReferenceList,
  ): Promise<ReferenceList> {
    return this.lists.create(ctx, wanted);
  }

  @Get(':id')
  @Can('read', 'ReferenceList')
  @Audited('reference_list.read')
  @ApiOkResponse({ standardSchema: referenceListSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<ReferenceList> {
    return this.lists.get(ctx, id);
  }

  @Patch(':id')
  @Can('update', 'ReferenceList')
  @Audited('reference_list.updated')
  @ApiOkResponse({ standardSchema: referenceListSchema })
  update(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: updateReferenceListSchema }) change: UpdateReferenceList,
  ): Promise<ReferenceList> {
    return this.lists.update(ctx, id, change);
  }
}
