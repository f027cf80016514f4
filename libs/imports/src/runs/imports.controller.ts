import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  createImportSchema,
  idSchema,
  importPageSchema,
  importSchema,
  pageQuerySchema,
  type CreateImport,
  type Import,
  type PageQuery,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { ImportsService } from './imports.service.js';

@Controller('spaces/:id/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get()
  @Can('read', 'Import')
  @Audited('import.listed')
  @ApiOkResponse({ standardSchema: importPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<Import>> {
    return this.imports.list(ctx, id, query);
  }

  @Post()
  @Can('create', 'Import')
  @Audited('import.begun')
  @ApiCreatedResponse({ standardSchema: importSchema })
  create(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: createImportSchema }) wanted: CreateImport,
  ): Promise<Import> {
    return this.imports.create(ctx, id, wanted);
  }
}
