import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  personDetailSchema,
  updateProfileSchema,
  type PersonDetail,
  type UpdateProfile,
} from '#contracts';
import type { Id } from '#kernel';
import { ProfileService } from './profile.service.js';

@Controller('people')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Patch('me')
  @Can('update', 'Person')
  @Audited('profile.updated')
  @ApiOkResponse({ standardSchema: personDetailSchema })
  updateOwn(
    @Ctx() ctx: RequestContext,
    @Body({ schema: updateProfileSchema }) change: UpdateProfile,
  ): Promise<PersonDetail> {
    return this.profiles.updateOwn(ctx, change);
  }

  @Get(':id')
  @Can('read', 'Person')
  @Audited('person.read')
  @ApiOkResponse({ standardSchema: personDetailSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<PersonDetail> {
    return this.profiles.get(ctx, id);
  }
}
