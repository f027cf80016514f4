import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  putSpaceRuleSchema,
  spaceRuleSchema,
  spaceRuleTrialSchema,
  trySpaceRuleSchema,
  type PutSpaceRule,
  type SpaceRule,
  type SpaceRuleTrial,
  type TrySpaceRule,
} from '#contracts';
import type { Id } from '#kernel';
import { RulesService } from './rules.service.js';

@Controller('spaces/:id')
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  @Get('rule')
  @Can('read', 'Space')
  @Audited('space.rule_read')
  @ApiOkResponse({ standardSchema: spaceRuleSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<SpaceRule> {
    return this.rules.get(ctx, id);
  }

  @Put('rule')
  @Can('update', 'Space')
  @Audited('space.rule_set')
  @ApiOkResponse({ standardSchema: spaceRuleSchema })
  put(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: putSpaceRuleSchema }) rule: PutSpaceRule,
  ): Promise<SpaceRule> {
    return this.rules.put(ctx, id, rule);
  }

  @Post('rule/trial')
  @HttpCode(200)
  @Can('update', 'Space')
  @Audited('space.rule_tried')
  @ApiOkResponse({ standardSchema: spaceRuleTrialSchema })
  try(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: trySpaceRuleSchema }) rule: TrySpaceRule,
  ): Promise<SpaceRuleTrial> {
    return this.rules.try(ctx, id, rule);
  }

  @Put('groups/:groupId')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.group_added')
  @ApiNoContentResponse()
  addGroup(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('groupId', { schema: idSchema }) groupId: Id,
  ): Promise<void> {
    return this.rules.putGroup(ctx, id, groupId, true);
  }

  @Delete('groups/:groupId')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.group_removed')
  @ApiNoContentResponse()
  removeGroup(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('groupId', { schema: idSchema }) groupId: Id,
  ): Promise<void> {
    return this.rules.putGroup(ctx, id, groupId, false);
  }
}
