import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { AsksFirst, Audited, Can, Ctx, type RequestContext } from '#access';
import {
  addMembersSchema,
  changeMemberSchema,
  idSchema,
  spaceMemberPageSchema,
  spaceMembersQuerySchema,
  type AddMembers,
  type ChangeMember,
  type SpaceMemberPage,
  type SpaceMembersQuery,
} from '#contracts';
import type { Id } from '#kernel';
import { membersAsked } from './asked-first.js';
import { MembersService } from './members.service.js';

@Controller('spaces/:id')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Put('membership')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.joined')
  @ApiNoContentResponse()
  join(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.members.join(ctx, id);
  }

  @Delete('membership')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.left')
  @ApiNoContentResponse()
  leave(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.members.leave(ctx, id);
  }

  @Get('members')
  @Can('read', 'Space')
  @Audited('space.members_read')
  @AsksFirst(membersAsked)
  @ApiOkResponse({ standardSchema: spaceMemberPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: spaceMembersQuerySchema }) query: SpaceMembersQuery,
  ): Promise<SpaceMemberPage> {
    return this.members.list(ctx, id, query);
  }

  @Post('members')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.members_added')
  @ApiNoContentResponse()
  add(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: addMembersSchema }) people: AddMembers,
  ): Promise<void> {
    return this.members.add(ctx, id, people);
  }

  @Patch('members/:personId')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.member_changed')
  @ApiNoContentResponse()
  change(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('personId', { schema: idSchema }) personId: Id,
    @Body({ schema: changeMemberSchema }) change: ChangeMember,
  ): Promise<void> {
    return this.members.change(ctx, id, personId, change);
  }

  @Delete('members/:personId')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.member_removed')
  @ApiNoContentResponse()
  remove(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('personId', { schema: idSchema }) personId: Id,
  ): Promise<void> {
    return this.members.remove(ctx, id, personId);
  }
}
