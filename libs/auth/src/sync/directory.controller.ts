import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  decideDirectoryRunSchema,
  directoryChangePageSchema,
  directoryChangeQuerySchema,
  directoryRunDetailSchema,
  directoryRunSchema,
  directoryStateSchema,
  idSchema,
  type DecideDirectoryRun,
  type DirectoryChange,
  type DirectoryChangeQuery,
  type DirectoryRun,
  type DirectoryRunDetail,
  type DirectoryState,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { DirectoryDeskService } from './directory-desk.service.js';

@Controller('directory')
export class DirectoryController {
  constructor(private readonly desk: DirectoryDeskService) {}

  @Get()
  @Can('read', 'Directory')
  @Audited('directory.read')
  @ApiOkResponse({ standardSchema: directoryStateSchema })
  state(): Promise<DirectoryState> {
    return this.desk.state();
  }

  @Get('runs/:id')
  @Can('read', 'Directory')
  @Audited('directory.read')
  @ApiOkResponse({ standardSchema: directoryRunDetailSchema })
  get(@Param('id', { schema: idSchema }) id: Id): Promise<DirectoryRunDetail> {
    return this.desk.get(id);
  }

  @Get('runs/:id/changes')
  @Can('read', 'Directory')
  @Audited('directory.changes_read')
  @ApiOkResponse({ standardSchema: directoryChangePageSchema })
  changes(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: directoryChangeQuerySchema }) query: DirectoryChangeQuery,
  ): Promise<Page<DirectoryChange>> {
    return this.desk.changes(ctx, id, query);
  }

  @Post('runs')
  @Can('update', 'Directory')
  @Audited('directory.run_asked')
  @ApiCreatedResponse({ standardSchema: directoryRunSchema })
  ask(@Ctx() ctx: RequestContext): Promise<DirectoryRun> {
    return this.desk.ask(ctx, 'full');
  }

  @Post('undo')
  @Can('update', 'Directory')
  @Audited('directory.run_asked')
  @ApiCreatedResponse({ standardSchema: directoryRunSchema })
  undo(@Ctx() ctx: RequestContext): Promise<DirectoryRun> {
    return this.desk.ask(ctx, 'undo');
  }

  @Post('runs/:id/decision')
  @HttpCode(204)
  @Can('update', 'Directory')
  @Audited('directory.run_decided')
  @ApiNoContentResponse()
  decide(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: decideDirectoryRunSchema }) body: DecideDirectoryRun,
  ): Promise<void> {
    return this.desk.decide(ctx, id, body);
  }

  @Post('resume')
  @HttpCode(204)
  @Can('update', 'Directory')
  @Audited('directory.resumed')
  @ApiNoContentResponse()
  resume(@Ctx() ctx: RequestContext): Promise<void> {
    return this.desk.resume(ctx);
  }
}
