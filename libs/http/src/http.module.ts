import { Global, Module } from '@nestjs/common';
import { RefusalAudit } from './problem/refusal-audit.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { UnitOfWorkInterceptor } from './unit-of-work/unit-of-work.interceptor.js';

@Global()
@Module({
  providers: [ProblemFilter, RefusalAudit, UnitOfWorkInterceptor],
  exports: [ProblemFilter, UnitOfWorkInterceptor],
})
export class HttpModule {}
