import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { idSchema, importSchema, pieceNumberSchema, type Import } from '#contracts';
import { AcceptsBytes } from '#http';
import type { Id } from '#kernel';
import { ImportActs } from './import-acts.service.js';
import { ImportsService } from './imports.service.js';

@Controller('imports/:id')
export class ImportController {
  constructor(
    private readonly acts: ImportActs,
    private readonly imports: ImportsService,
  ) {}

  @Get()
  @Can('read', 'Import')
  @Audited('import.read')
  @ApiOkResponse({ standardSchema: importSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Import> {
    return this.imports.get(ctx, id);
  }

  @Put('pieces/:n')
  @HttpCode(204)
  @AcceptsBytes()
  @Can('update', 'Import')
  @Audited('import.piece_put')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiNoContentResponse()
  putPiece(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('n', { schema: pieceNumberSchema }) number: number,
    @Body() bytes: unknown,
  ): Promise<void> {
    return this.imports.putPiece(ctx, id, number, bytes);
  }

  @Post('check')
  @HttpCode(200)
  @Can('update', 'Import')
  @Audited('import.check_asked')
  @ApiOkResponse({ standardSchema: importSchema })
  check(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Import> {
    return this.acts.check(ctx, id);
  }

  @Post('start')
  @HttpCode(200)
  @Can('update', 'Import')
  @Audited('import.started')
  @ApiOkResponse({ standardSchema: importSchema })
  start(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Import> {
    return this.acts.start(ctx, id);
  }

  @Post('cancel')
  @HttpCode(200)
  @Can('update', 'Import')
  @Audited('import.cancelled')
  @ApiOkResponse({ standardSchema: importSchema })
  cancel(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Import> {
    return this.acts.cancel(ctx, id);
  }

  @Post('undo')
  @HttpCode(200)
  @Can('update', 'Import')
  @Audited('import.undo_asked')
  @ApiOkResponse({ standardSchema: importSchema })
  undo(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Import> {
    return this.acts.undo(ctx, id);
  }
}
