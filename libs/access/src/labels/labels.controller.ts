import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  composeLabelSchema,
  labelItemSchema,
  labelListSchema,
  labelPartsListSchema,
  type ComposeLabel,
  type LabelItem,
  type LabelParts,
} from '#contracts';
import { Can, Audited } from '../guard/route-marks.js';
import { Ctx } from '../guard/ruche-request.js';
import type { RequestContext } from '../request-context.js';
import { LabelsService } from './labels.service.js';

@Controller('labels')
export class LabelsController {
  constructor(private readonly labels: LabelsService) {}

  @Get()
  @Can('read', 'Label')
  @Audited('label.listed')
  @ApiOkResponse({ standardSchema: labelListSchema })
  list(@Ctx() ctx: RequestContext): Promise<{ items: LabelItem[] }> {
    return this.labels.list(ctx);
  }

  @Get('parts')
  @Can('create', 'Label')
  @Audited('label.parts_listed')
  @ApiOkResponse({ standardSchema: labelPartsListSchema })
  parts(@Ctx() ctx: RequestContext): Promise<{ items: LabelParts[] }> {
    return this.labels.parts(ctx);
  }

  @Post()
  @Can('create', 'Label')
  @Audited('label.interned')
  @ApiCreatedResponse({ standardSchema: labelItemSchema })
  compose(
    @Ctx() ctx: RequestContext,
    @Body({ schema: composeLabelSchema }) parts: ComposeLabel,
  ): Promise<LabelItem> {
    return this.labels.compose(ctx, parts);
  }
}
