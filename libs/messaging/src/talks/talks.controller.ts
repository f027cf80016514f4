import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { conversationSchema, createTalkSchema, type Conversation, type CreateTalk } from '#contracts';
import { TalksService } from './talks.service.js';

@Controller('conversations')
export class TalksController {
  constructor(private readonly talks: TalksService) {}

  @Post()
  @Can('create', 'Conversation')
  @Audited('talk.opened')
  @ApiCreatedResponse({ standardSchema: conversationSchema })
  create(
    @Ctx() ctx: RequestContext,
    @Body({ schema: createTalkSchema }) talk: CreateTalk,
  ): Promise<Conversation> {
    return this.talks.create(ctx, talk);
  }
}
