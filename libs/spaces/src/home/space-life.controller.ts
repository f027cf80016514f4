import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  answerFollowUpSchema,
  handOverSpaceSchema,
  idSchema,
  spaceLaunchSchema,
  spaceSchema,
  type AnswerFollowUp,
  type HandOverSpace,
  type Space,
  type SpaceLaunch,
} from '#contracts';
import type { Id } from '#kernel';
import { SpaceLifeService } from './space-life.service.js';

@Controller('spaces/:id')
export class SpaceLifeController {
  constructor(private readonly life: SpaceLifeService) {}

  @Put('launch')
  @Can('update', 'Space')
  @Audited('space.launch_set')
  @ApiOkResponse({ standardSchema: spaceSchema })
  launch(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: spaceLaunchSchema }) launch: SpaceLaunch,
  ): Promise<Space> {
    return this.life.launch(ctx, id, launch);
  }

  @Post('follow-ups')
  @HttpCode(200)
  @Can('update', 'Space')
  @Audited('space.followed_up')
  @ApiOkResponse({ standardSchema: spaceSchema })
  followUp(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: answerFollowUpSchema }) answer: AnswerFollowUp,
  ): Promise<Space> {
    return this.life.followUp(ctx, id, answer);
  }

  @Post('hand-over')
  @HttpCode(200)
  @Can('update', 'Space')
  @Audited('space.handed_over')
  @ApiOkResponse({ standardSchema: spaceSchema })
  handOver(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: handOverSpaceSchema }) heir: HandOverSpace,
  ): Promise<Space> {
    return this.life.handOver(ctx, id, heir);
  }

  @Post('take-over')
  @HttpCode(200)
  @Can('update', 'Space')
  @Audited('space.taken_over')
  @ApiOkResponse({ standardSchema: spaceSchema })
  takeOver(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Space> {
    return this.life.takeOver(ctx, id);
  }
}
