import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  directoryGroupPageSchema,
  directoryGroupsQuerySchema,
  type DirectoryGroup,
  type DirectoryGroupsQuery,
} from '#contracts';
import type { Page } from '#kernel';
import { RulesService } from './rules.service.js';

@Controller('directory-groups')
export class DirectoryGroupsController {
  constructor(private readonly rules: RulesService) {}

  @Get()
  @Can('update', 'Space')
  @Audited('directory_group.listed')
  @ApiOkResponse({ standardSchema: directoryGroupPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: directoryGroupsQuerySchema }) query: DirectoryGroupsQuery,
  ): Promise<Page<DirectoryGroup>> {
    return this.rules.groups(ctx, query);
  }
}
