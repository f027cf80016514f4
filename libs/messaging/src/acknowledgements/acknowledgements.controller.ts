import { Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  acknowledgersPageSchema,
  acknowledgersQuerySchema,
  askedAcknowledgementPageSchema,
  idSchema,
  pageQuerySchema,
  type AcknowledgersPage,
  type AcknowledgersQuery,
  type AskedAcknowledgement,
  type PageQuery,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { AcknowledgementsService } from './acknowledgements.service.js';

@Controller()
export class AcknowledgementsController {
  constructor(private readonly acknowledgements: AcknowledgementsService) {}

  @Get('acknowledgements')
  @Can('read', 'Message')
  @Audited('acknowledgement.asked_listed')
  @ApiOkResponse({ standardSchema: askedAcknowledgementPageSchema })
  asked(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<AskedAcknowledgement>> {
    return this.acknowledgements.asked(ctx, query);
  }

  @Put('conversations/:id/messages/:messageId/acknowledgement')
  @HttpCode(204)
  @Can('read', 'Message')
  @Audited('acknowledgement.given')
  @ApiNoContentResponse()
  give(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<void> {
    return this.acknowledgements.give(ctx, id, messageId);
  }

  @Get('conversations/:id/messages/:messageId/acknowledgements')
  @Can('read', 'Message')
  @Audited('acknowledgement.read')
  @ApiOkResponse({ standardSchema: acknowledgersPageSchema })
  people(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Query({ schema: acknowledgersQuerySchema }) query: AcknowledgersQuery,
  ): Promise<AcknowledgersPage> {
    return this.acknowledgements.people(ctx, id, messageId, query);
  }
}
