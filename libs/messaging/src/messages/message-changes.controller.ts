import { Body, Controller, Delete, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  editMessageSchema,
  idSchema,
  messageHistorySchema,
  messageSchema,
  type EditMessage,
  type Message,
  type MessageHistory,
} from '#contracts';
import type { Id } from '#kernel';
import { MessageChangesService } from './message-changes.service.js';

@Controller('conversations/:id/messages/:messageId')
export class MessageChangesController {
  constructor(private readonly changes: MessageChangesService) {}

  @Patch()
  @Can('update', 'Message')
  @Audited('message.edited')
  @ApiOkResponse({ standardSchema: messageSchema })
  edit(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: editMessageSchema }) change: EditMessage,
  ): Promise<Message> {
    return this.changes.edit(ctx, id, messageId, change);
  }

  @Delete()
  @Can('delete', 'Message')
  @Audited('message.deleted')
  @ApiOkResponse({ standardSchema: messageSchema })
  remove(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<Message> {
    return this.changes.remove(ctx, id, messageId);
  }

  @Get('history')
  @Can('read', 'Message')
  @Audited('message.history_read')
  @ApiOkResponse({ standardSchema: messageHistorySchema })
  history(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<MessageHistory> {
    return this.changes.history(ctx, id, messageId);
  }
}
