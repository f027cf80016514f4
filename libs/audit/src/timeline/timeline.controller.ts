import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  auditPageSchema,
  auditPeopleQuerySchema,
  auditPeopleSchema,
  auditQuerySchema,
  auditRecordDetailSchema,
  auditStateSchema,
  idSchema,
  type AuditPage,
  type AuditPeople,
  type AuditPeopleQuery,
  type AuditQuery,
  type AuditRecordDetail,
  type AuditState,
} from '#contracts';
import type { Id } from '#kernel';
import { LogStateService } from './log-state.service.js';
import { TimelineService } from './timeline.service.js';

@Controller('audit')
export class TimelineController {
  constructor(
    private readonly timeline: TimelineService,
    private readonly logState: LogStateService,
  ) {}

  @Get('records')
  @Can('read', 'AuditLog')
  @Audited('audit.read')
  @ApiOkResponse({ standardSchema: auditPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: auditQuerySchema }) query: AuditQuery,
  ): Promise<AuditPage> {
    return this.timeline.list(ctx, query);
  }

  @Get('records/:id')
  @Can('read', 'AuditLog')
  @Audited('audit.record_read')
  @ApiOkResponse({ standardSchema: auditRecordDetailSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<AuditRecordDetail> {
    return this.timeline.get(ctx, id);
  }

  @Get('state')
  @Can('read', 'AuditLog')
  @Audited('audit.state_read')
  @ApiOkResponse({ standardSchema: auditStateSchema })
  state(): Promise<AuditState> {
    return this.logState.get();
  }

  @Get('people')
  @Can('read', 'AuditLog')
  @Audited('audit.people_searched')
  @ApiOkResponse({ standardSchema: auditPeopleSchema })
  people(
    @Ctx() ctx: RequestContext,
    @Query({ schema: auditPeopleQuerySchema }) { query }: AuditPeopleQuery,
  ): Promise<AuditPeople> {
    return this.timeline.people(ctx, query);
  }
}
