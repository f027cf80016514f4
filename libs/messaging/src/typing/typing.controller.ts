import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { idSchema, typingSchema, type Typing } from '#contracts';
import type { Id } from '#kernel';
import { TypingService } from './typing.service.js';

@Controller('conversations/:id/typing')
export class TypingController {
  constructor(private readonly typing: TypingService) {}

  @Post()
  @HttpCode(204)
  @Can('post', 'Conversation')
  @Audited('typing.noted')
  @ApiNoContentResponse()
  note(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: typingSchema }) typing: Typing,
  ): Promise<void> {
    return this.typing.note(ctx, id, typing);
  }
}
