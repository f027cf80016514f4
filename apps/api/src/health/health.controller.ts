import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Audited, Public } from '#access';
import { DirectoryPort } from '#auth';
import { RelayPool } from '#database';
import { DomainError } from '#kernel';

/** A probe that takes longer than this is a failure. Milliseconds. */
const PROBE_MS = 2_000;

/** For monitors and load balancers: says well or not well, nothing more. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly directory: DirectoryPort,
    private readonly pool: RelayPool,
  ) {}

  /** The process answers. */
  @Get('healthz')
  @Public()
  @Audited('health.probed')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. The directory is told but not asked for: running sessions go on. */
  @Get('readyz')
  @Public()
  @Audited('health.probed')
  async ready(): Promise<{ status: 'ok'; database: 'ok'; directory: 'ok' | 'unavailable' }> {
    const [database, directory] = await Promise.all([
      answers(this.pool.query('SELECT 1')),
      answers(this.directory.ping()),
    ]);
    if (!database)
      throw new DomainError('unavailable', 'DATABASE_UNAVAILABLE', 'the database does not answer');
    return { status: 'ok', database: 'ok', directory: directory ? 'ok' : 'unavailable' };
  }
}

async function answers(probe: Promise<unknown>): Promise<boolean> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('late')), PROBE_MS).unref();
  });
  return Promise.race([probe, late]).then(
    () => true,
    () => false,
  );
}
