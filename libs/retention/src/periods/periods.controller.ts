import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  previewQuerySchema,
  retentionPolicySchema,
  retentionPreviewSchema,
  setRetentionPolicySchema,
  setSpaceRetentionSchema,
  spaceRetentionSchema,
  type PreviewQuery,
  type RetentionPolicy,
  type RetentionPreview,
  type SetRetentionPolicy,
  type SetSpaceRetention,
  type SpaceRetention,
} from '#contracts';
import type { Id } from '#kernel';
import { PeriodsService } from './periods.service.js';

@Controller()
export class PeriodsController {
  constructor(private readonly periods: PeriodsService) {}

  @Get('retention-policy')
  @Can('read', 'Retention')
  @Audited('retention.policy_read')
  @ApiOkResponse({ standardSchema: retentionPolicySchema })
  policy(): Promise<RetentionPolicy> {
    return this.periods.policy();
  }

  @Put('retention-policy')
  @Can('update', 'Retention')
  @Audited('retention.policy_set')
  @ApiOkResponse({ standardSchema: retentionPolicySchema })
  setPolicy(
    @Ctx() ctx: RequestContext,
    @Body({ schema: setRetentionPolicySchema }) wanted: SetRetentionPolicy,
  ): Promise<RetentionPolicy> {
    return this.periods.setPolicy(ctx, wanted);
  }

  @Get('spaces/:id/retention')
  @Can('read', 'Space')
  @Audited('space.retention_read')
  @ApiOkResponse({ standardSchema: spaceRetentionSchema })
  ofSpace(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<SpaceRetention> {
    return this.periods.ofSpace(ctx, id);
  }

  @Get('spaces/:id/retention/preview')
  @Can('update', 'Space')
  @Audited('space.retention_previewed')
  @ApiOkResponse({ standardSchema: retentionPreviewSchema })
  preview(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: previewQuerySchema }) { days }: PreviewQuery,
  ): Promise<RetentionPreview> {
    return this.periods.preview(ctx, id, days ?? null);
  }

  @Put('spaces/:id/retention')
  @Can('update', 'Space')
  @Audited('space.retention_set')
  @ApiOkResponse({ standardSchema: spaceRetentionSchema })
  setSpace(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: setSpaceRetentionSchema }) { days }: SetSpaceRetention,
  ): Promise<SpaceRetention> {
    return this.periods.setSpace(ctx, id, days);
  }
}
