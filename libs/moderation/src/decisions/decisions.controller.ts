import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  appealSchema,
  decideAppealSchema,
  idSchema,
  moderateMessageSchema,
  moderationDecisionSchema,
  withheldWordsSchema,
  type Appeal,
  type DecideAppeal,
  type ModerateMessage,
  type ModerationDecision,
  type WithheldWords,
} from '#contracts';
import type { Id } from '#kernel';
import { DecisionsService } from './decisions.service.js';

@Controller('conversations/:id/messages/:messageId/moderation')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Get()
  @Can('read', 'Moderation')
  @Audited('moderation.decision_read')
  @ApiOkResponse({ standardSchema: moderationDecisionSchema })
  get(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<ModerationDecision> {
    return this.decisions.get(ctx, id, messageId);
  }

  @Post()
  @HttpCode(204)
  @Can('update', 'Moderation')
  @Audited('moderation.decided')
  @ApiNoContentResponse()
  decide(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: moderateMessageSchema }) decision: ModerateMessage,
  ): Promise<void> {
    return this.decisions.decide(ctx, id, messageId, decision);
  }

  @Get('words')
  @Can('read', 'Moderation')
  @Audited('moderation.words_read')
  @ApiOkResponse({ standardSchema: withheldWordsSchema })
  words(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<WithheldWords> {
    return this.decisions.words(ctx, id, messageId);
  }

  @Post('appeal')
  @HttpCode(204)
  @Can('create', 'Moderation')
  @Audited('moderation.appealed')
  @ApiNoContentResponse()
  appeal(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: appealSchema }) appeal: Appeal,
  ): Promise<void> {
    return this.decisions.appeal(ctx, id, messageId, appeal);
  }

  @Post('appeal-decision')
  @HttpCode(204)
  @Can('update', 'Moderation')
  @Audited('moderation.appeal_decided')
  @ApiNoContentResponse()
  decideAppeal(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: decideAppealSchema }) decision: DecideAppeal,
  ): Promise<void> {
    return this.decisions.decideAppeal(ctx, id, messageId, decision);
  }
}
