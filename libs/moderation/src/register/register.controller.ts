import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  moderationRegisterSchema,
  moderationSumsSchema,
  pageQuerySchema,
  type ModerationRegister,
  type ModerationSums,
  type PageQuery,
} from '#contracts';
import type { Id } from '#kernel';
import { RegisterService } from './register.service.js';

@Controller('spaces/:id/moderation-register')
export class RegisterController {
  constructor(private readonly register: RegisterService) {}

  @Get()
  @Can('read', 'Moderation')
  @Audited('moderation.register_read')
  @ApiOkResponse({ standardSchema: moderationRegisterSchema })
  page(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<ModerationRegister> {
    return this.register.page(ctx, id, query);
  }

  @Get('sums')
  @Can('read', 'Moderation')
  @Audited('moderation.register_read')
  @ApiOkResponse({ standardSchema: moderationSumsSchema })
  sums(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<ModerationSums> {
    return this.register.sums(ctx, id);
  }
}
