import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  markReadSchema,
  readingSchema,
  unreadTotalsSchema,
  type MarkRead,
  type Reading,
  type UnreadTotals,
} from '#contracts';
import type { Id } from '#kernel';
import { ReadingService } from './reading.service.js';

@Controller()
export class ReadingController {
  constructor(private readonly reading: ReadingService) {}

  @Put('conversations/:id/reading')
  @Can('read', 'Conversation')
  @Audited('reading.marked')
  @ApiOkResponse({ standardSchema: readingSchema })
  mark(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: markReadSchema }) mark: MarkRead,
  ): Promise<Reading> {
    return this.reading.mark(ctx, id, mark);
  }

  @Get('unread')
  @Can('read', 'Conversation')
  @Audited('unread.read')
  @ApiOkResponse({ standardSchema: unreadTotalsSchema })
  totals(): Promise<UnreadTotals> {
    return this.reading.totals();
  }
}
