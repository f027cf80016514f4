import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  importChannelPageSchema,
  importChannelsQuerySchema,
  importSchema,
  importUserPageSchema,
  importUsersQuerySchema,
  mapImportSchema,
  type Import,
  type ImportChannelPage,
  type ImportChannelsQuery,
  type ImportUserPage,
  type ImportUsersQuery,
  type MapImport,
} from '#contracts';
import type { Id } from '#kernel';
import { MappingService } from './mapping.service.js';

@Controller('imports/:id')
export class MappingController {
  constructor(private readonly mapping: MappingService) {}

  @Get('users')
  @Can('read', 'Import')
  @Audited('import.mapping_read')
  @ApiOkResponse({ standardSchema: importUserPageSchema })
  users(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: importUsersQuerySchema }) query: ImportUsersQuery,
  ): Promise<ImportUserPage> {
    return this.mapping.users(ctx, id, query);
  }

  @Get('channels')
  @Can('read', 'Import')
  @Audited('import.mapping_read')
  @ApiOkResponse({ standardSchema: importChannelPageSchema })
  channels(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: importChannelsQuerySchema }) query: ImportChannelsQuery,
  ): Promise<ImportChannelPage> {
    return this.mapping.channels(ctx, id, query);
  }

  @Put('mapping')
  @Can('update', 'Import')
  @Audited('import.mapped')
  @ApiOkResponse({ standardSchema: importSchema })
  put(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: mapImportSchema }) mapping: MapImport,
  ): Promise<Import> {
    return this.mapping.put(ctx, id, mapping);
  }
}
