import { Module } from '@nestjs/common';
import { LogReading } from './log-reading.js';
import { LogStateService } from './log-state.service.js';
import { TimelineController } from './timeline.controller.js';
import { TimelineService } from './timeline.service.js';

/** The reading side of the log, for the processes that answer requests. */
@Module({
  controllers: [TimelineController],
  providers: [LogReading, LogStateService, TimelineService],
})
export class TimelineModule {}
