import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  correspondentPageSchema,
  correspondentQuerySchema,
  correspondentSchema,
  createCorrespondentSchema,
  idSchema,
  type Correspondent,
  type CorrespondentQuery,
  type CreateCorrespondent,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { CorrespondentsService } from './correspondents.service.js';

@Controller('correspondents')
export class CorrespondentsController {
  constructor(private readonly correspondents: CorrespondentsService) {}

  @Get()
  @Can('read', 'Correspondent')
  @Audited('correspondent.listed')
  @ApiOkResponse({ standardSchema: correspondentPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: correspondentQuerySchema }) query: CorrespondentQuery,
  ): Promise<Page<Correspondent>> {
    return this.correspondents.list(ctx, query);
  }

  @Post()
  @Can('create', 'Correspondent')
  @Audited('correspondent.declared')
  @ApiCreatedResponse({ standardSchema: correspondentSchema })
  create(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createCorrespondentSchema }) wanted: CreateCorrespondent,
  ): Promise<Correspondent> {
    return this.correspondents.create(ctx, wanted);
  }

  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Correspondent')
  @Audited('correspondent.removed')
  @ApiNoContentResponse()
  remove(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.correspondents.remove(ctx, id);
  }
}
