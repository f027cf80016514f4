import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  confirmSpillSchema,
  idSchema,
  openWordsSchema,
  pageQuerySchema,
  proposeSpillSchema,
  spillPageSchema,
  spillSchema,
  withheldWordsSchema,
  type ConfirmSpill,
  type OpenWords,
  type PageQuery,
  type ProposeSpill,
  type Spill,
  type SpillPage,
  type WithheldWords,
} from '#contracts';
import type { Id } from '#kernel';
import { SpillsService } from './spills.service.js';

@Controller('spills')
export class SpillsController {
  constructor(private readonly spills: SpillsService) {}

  @Get()
  @Can('read', 'Spill')
  @Audited('spill.listed')
  @ApiOkResponse({ standardSchema: spillPageSchema })
  list(@Ctx() ctx: RequestContext, @Query({ schema: pageQuerySchema }) query: PageQuery): Promise<SpillPage> {
    return this.spills.list(ctx, query);
  }

  @Get(':id')
  @Can('read', 'Spill')
  @Audited('spill.read')
  @ApiOkResponse({ standardSchema: spillSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Spill> {
    return this.spills.get(ctx, id);
  }

  /** A POST because it is noted with its reason. */
  @Post(':id/opening')
  @HttpCode(200)
  @Can('read', 'Spill')
  @Audited('spill.words_read')
  @ApiOkResponse({ standardSchema: withheldWordsSchema })
  openWords(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: openWordsSchema }) asked: OpenWords,
  ): Promise<WithheldWords> {
    return this.spills.openWords(ctx, id, asked);
  }

  @Post(':id/proposal')
  @HttpCode(200)
  @Can('update', 'Spill')
  @Audited('spill.proposed')
  @ApiOkResponse({ standardSchema: spillSchema })
  propose(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: proposeSpillSchema }) proposal: ProposeSpill,
  ): Promise<Spill> {
    return this.spills.propose(ctx, id, proposal);
  }

  @Post(':id/confirmation')
  @HttpCode(204)
  @Can('update', 'Spill')
  @Audited('spill.confirmed')
  @ApiNoContentResponse()
  confirm(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: confirmSpillSchema }) confirmation: ConfirmSpill,
  ): Promise<void> {
    return this.spills.confirm(ctx, id, confirmation);
  }
}
