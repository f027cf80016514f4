import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging';
import { DecisionsController } from './decisions/decisions.controller.js';
import { DecisionsService } from './decisions/decisions.service.js';
import { QueueController } from './decisions/queue.controller.js';
import { QueueService } from './decisions/queue.service.js';
import { RegisterController } from './register/register.controller.js';
import { RegisterService } from './register/register.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsService } from './reports/reports.service.js';
import { HouseRules } from './rules/house-rules.js';
import { RulesController } from './rules/rules.controller.js';
import { SpillsController } from './spills/spills.controller.js';
import { SpillsRepository } from './spills/spills.repository.js';
import { SpillsService } from './spills/spills.service.js';

@Module({
  imports: [MessagingModule],
  controllers: [
    DecisionsController,
    QueueController,
    RegisterController,
    ReportsController,
    RulesController,
    SpillsController,
  ],
  providers: [
    DecisionsService,
    HouseRules,
    QueueService,
    RegisterService,
    ReportsService,
    SpillsRepository,
    SpillsService,
  ],
})
export class ModerationModule {}
