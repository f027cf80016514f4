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
import { CheckWork } from './work/check-work.js';
import { ImportCheckJob, ImportUndoJob, ImportWriteJob } from './work/import-jobs.js';
import { ImportWork } from './work/import-work.js';
import { UndoWork } from './work/undo-work.js';
import { WorkRepository } from './work/work.repository.js';
import { WriteWork } from './work/write-work.js';

@Module({
  controllers: [ImportsController, ImportController, MappingController, ReportController],
  providers: [
    CheckWork,
    ImportActs,
    ImportCheckJob,
    ImportMapper,
    ImportsRepository,
    ImportsService,
    ImportUndoJob,
    ImportWork,
    ImportWriteJob,
    MappingService,
    ReportService,
    UndoWork,
    WorkRepository,
    WriteWork,
  ],
  exports: [ImportCheckJob, ImportUndoJob, ImportWriteJob],
})
export class ImportsModule {}
