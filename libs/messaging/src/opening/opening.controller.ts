import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { AsksFirst, Audited, Can, Ctx, type RequestContext } from '#access';
import { idSchema, messageQuerySchema, openingSchema, type MessageQuery, type Opening } from '#contracts';
import type { Id } from '#kernel';
import { openingAsked } from '../asked-first.js';
import { OpeningService } from './opening.service.js';

@Controller('conversations/:id/opening')
export class OpeningController {
  constructor(private readonly opening: OpeningService) {}

  @Get()
  @Can('read', 'Conversation')
  @Audited('conversation.read')
  @AsksFirst(openingAsked)
  @ApiOkResponse({ standardSchema: openingSchema })
  open(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: messageQuerySchema }) query: MessageQuery,
  ): Promise<Opening> {
    return this.opening.open(ctx, id, query);
  }
}
