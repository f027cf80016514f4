import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  askAudienceSchema,
  audienceSchema,
  idSchema,
  mentionableListSchema,
  mentionableQuerySchema,
  type AskAudience,
  type Audience,
  type MentionableList,
  type MentionableQuery,
} from '#contracts';
import type { Id } from '#kernel';
import { AudienceService } from './audience.service.js';

@Controller('conversations/:id')
export class AudienceController {
  constructor(private readonly audience: AudienceService) {}

  @Post('audience')
  @HttpCode(200)
  @Can('post', 'Conversation')
  @Audited('audience.read')
  @ApiOkResponse({ standardSchema: audienceSchema })
  ask(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: askAudienceSchema }) asked: AskAudience,
  ): Promise<Audience> {
    return this.audience.ask(ctx, id, asked);
  }

  @Get('mentionable')
  @Can('post', 'Conversation')
  @Audited('mentionable.listed')
  @ApiOkResponse({ standardSchema: mentionableListSchema })
  mentionable(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: mentionableQuerySchema }) { labelId, q }: MentionableQuery,
  ): Promise<MentionableList> {
    return this.audience.mentionable(ctx, id, labelId, q);
  }
}
