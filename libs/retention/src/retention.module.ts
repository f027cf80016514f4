import { Module } from '@nestjs/common';
import { HoldsController } from './holds/holds.controller.js';
import { HoldsService } from './holds/holds.service.js';
import { PeriodsController } from './periods/periods.controller.js';
import { PeriodsService } from './periods/periods.service.js';

@Module({
  controllers: [HoldsController, PeriodsController],
  providers: [HoldsService, PeriodsService],
})
export class RetentionModule {}
