import { Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { expertiseTagSchema, idSchema } from '#contracts';
import type { Id } from '#kernel';
import { TiesService } from './ties.service.js';

@Controller('people/:id')
export class TiesController {
  constructor(private readonly ties: TiesService) {}

  @Put('follow')
  @HttpCode(204)
  @Can('follow', 'Person')
  @Audited('person.followed')
  @ApiNoContentResponse()
  follow(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.ties.follow(ctx, id);
  }

  @Delete('follow')
  @HttpCode(204)
  @Can('follow', 'Person')
  @Audited('person.unfollowed')
  @ApiNoContentResponse()
  unfollow(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.ties.unfollow(ctx, id);
  }

  @Put('expertise/:tag/confirmation')
  @HttpCode(204)
  @Can('confirm', 'Person')
  @Audited('expertise.confirmed')
  @ApiNoContentResponse()
  confirm(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('tag', { schema: expertiseTagSchema }) tag: string,
  ): Promise<void> {
    return this.ties.confirm(ctx, id, tag);
  }

  @Delete('expertise/:tag/confirmation')
  @HttpCode(204)
  @Can('confirm', 'Person')
  @Audited('expertise.unconfirmed')
  @ApiNoContentResponse()
  withdraw(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('tag', { schema: expertiseTagSchema }) tag: string,
  ): Promise<void> {
    return this.ties.withdraw(ctx, id, tag);
  }
}
