import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can } from '#access';
import { moderationRulesSchema, type ModerationRules } from '#contracts';
import { HouseRules } from './house-rules.js';

@Controller('moderation-rules')
export class RulesController {
  constructor(private readonly rules: HouseRules) {}

  @Get()
  @Can('read', 'Moderation')
  @Audited('moderation.rules_read')
  @ApiOkResponse({ standardSchema: moderationRulesSchema })
  list(): ModerationRules {
    return { items: this.rules.list };
  }
}
