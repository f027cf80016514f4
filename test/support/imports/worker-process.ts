import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { BuiltChild } from '../site/built-child.js';
import { testSettings } from '../site/test-settings.js';
import type { TestSite } from '../site/test-site.js';

/** As the program of the worker starts it; its own pace, so that a lease is over soon. */
const WORKER = `
  import 'reflect-metadata';
  import { NestFactory } from '@nestjs/core';
  import { WorkerModule } from './apps/worker/src/worker.module.js';
  const settings = JSON.parse(process.argv[2]);
  const runner = { pollMs: 50, leaseSeconds: 2, parallel: 4 };
  await NestFactory.createApplicationContext(WorkerModule.register(settings, { runner }), { logger: ['error'] });
  process.stdout.write('up');
`;

/** The worker in a process of its own, to be killed without warning. */
export class WorkerProcess {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly site: TestSite,
    private readonly built: BuiltChild,
  ) {}

  static build(site: TestSite): WorkerProcess {
    return new WorkerProcess(site, BuiltChild.build('apps/worker'));
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Resolves when it looks for jobs. */
  async start(): Promise<void> {
    const settings = testSettings(this.site);
    const directory = { ...settings.directory, sync: { ...settings.directory.sync, enabled: false } };
    const child = this.built.run(WORKER, { ...settings, directory });
    this.child = child;
    child.stderr?.pipe(process.stderr);
    if (!child.stdout) throw new Error('a child without an output');
    await once(child.stdout, 'data');
  }

  /** As the kernel does it when memory is short. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async end(): Promise<void> {
    await this.kill();
    this.built.remove();
  }
}
