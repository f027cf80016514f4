import { Global, Module } from '@nestjs/common';
import { JobDesk } from './job-desk.js';

/** Where features ask for work that is done later; for processes that sign nobody in, in the place of AuthModule. */
@Global()
@Module({ providers: [JobDesk], exports: [JobDesk] })
export class JobsModule {}
