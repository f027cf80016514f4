import { Module } from '@nestjs/common';
import { MappingController } from './mapping/mapping.controller.js';
import { MappingService } from './mapping/mapping.service.js';
import { ReportController } from './report/report.controller.js';
import { ReportService } from './report/report.service.js';
import { ImportActs } from './runs/import-acts.service.js';
import { ImportController } from './runs/import.controller.js';
import { ImportMapper } from './runs/import.mapper.js';
import { ImportsController } from './runs/imports.controller.js';
import { ImportsRepository } from './runs/imports.repository.js';
import { ImportsService } from './runs/imports.service.js';
import { ImportJobs } from './work/import-jobs.js';

@Module({
  controllers: [ImportsController, ImportController, MappingController, ReportController],
  providers: [
    ImportActs,
    ImportJobs,
    ImportMapper,
    ImportsRepository,
    ImportsService,
    MappingService,
    ReportService,
  ],
})
export class ImportsModule {}
