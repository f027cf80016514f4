import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Audited, Public } from '#access';
import { DomainError } from '#kernel';
import { ReadinessProbe } from './readiness.js';

/** For monitors and load balancers: says well or not well, nothing more. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly probe: ReadinessProbe) {}

  /** The process answers. */
  @Get('healthz')
  @Public()
  @Audited('health.probed')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. A directory that is away only keeps new people out. */
  @Get('readyz')
  @Public()
  @Audited('health.probed')
  async ready(): Promise<{ status: 'ok'; directory: 'ok' | 'unavailable' }> {
    const { database, directory } = await this.probe.look();
    if (!database)
      throw new DomainError('unavailable', 'DATABASE_UNAVAILABLE', 'the database does not answer');
    return { status: 'ok', directory: directory ? 'ok' : 'unavailable' };
  }
}
