import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  createSpaceSchema,
  idSchema,
  raiseEntrySchema,
  spacePageSchema,
  spaceSchema,
  spacesQuerySchema,
  updateSpaceSchema,
  type CreateSpace,
  type RaiseEntry,
  type Space,
  type SpaceItem,
  type SpacesQuery,
  type UpdateSpace,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { SpacesService } from './spaces.service.js';

@Controller('spaces')
export class SpacesController {
  constructor(private readonly spaces: SpacesService) {}

  @Get()
  @Can('read', 'Space')
  @Audited('space.listed')
  @ApiOkResponse({ standardSchema: spacePageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: spacesQuerySchema }) query: SpacesQuery,
  ): Promise<Page<SpaceItem>> {
    return this.spaces.list(ctx, query);
  }

  @Post()
  @Can('create', 'Space')
  @Audited('space.created')
  @ApiCreatedResponse({ standardSchema: spaceSchema })
  create(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createSpaceSchema }) space: CreateSpace,
  ): Promise<Space> {
    return this.spaces.create(ctx, space);
  }

  @Get(':id')
  @Can('read', 'Space')
  @Audited('space.read')
  @ApiOkResponse({ standardSchema: spaceSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Space> {
    return this.spaces.get(ctx, id);
  }

  @Patch(':id')
  @Can('update', 'Space')
  @Audited('space.updated')
  @ApiOkResponse({ standardSchema: spaceSchema })
  update(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: updateSpaceSchema }) change: UpdateSpace,
  ): Promise<Space> {
    return this.spaces.update(ctx, id, change);
  }

  @Post(':id/entry-label')
  @HttpCode(200)
  @Can('update', 'Space')
  @Audited('space.entry_raised')
  @ApiOkResponse({ standardSchema: spaceSchema })
  raiseEntry(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: raiseEntrySchema }) label: RaiseEntry,
  ): Promise<Space> {
    return this.spaces.raiseEntry(ctx, id, label);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Can('update', 'Space')
  @Audited('space.archived')
  @ApiOkResponse({ standardSchema: spaceSchema })
  archive(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Space> {
    return this.spaces.archive(ctx, id, true);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Can('update', 'Space')
  @Audited('space.restored')
  @ApiOkResponse({ standardSchema: spaceSchema })
  restore(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Space> {
    return this.spaces.archive(ctx, id, false);
  }
}
