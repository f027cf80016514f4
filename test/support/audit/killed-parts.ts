import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { Settings } from '#config';
import { BuiltChild } from '../site/built-child.js';

/** The programs, told their settings and port by their argument. */
const PROGRAMS = {
  api: `
    import { prepareApi } from './apps/api/src/start-api.js';
    const { settings, port } = JSON.parse(process.argv[2]);
    const app = await prepareApi(settings, '/nonexistent');
    app.enableShutdownHooks();
    await app.listen({ host: '127.0.0.1', port });`,
  worker: `
    import { NestFactory } from '@nestjs/core';
    import { WorkerModule } from './apps/worker/src/worker.module.js';
    const { settings } = JSON.parse(process.argv[2]);
    const app = await NestFactory.createApplicationContext(WorkerModule.register(settings), { logger: false });
    app.enableShutdownHooks();`,
  sequencer: `
    import { NestFactory } from '@nestjs/core';
    import { SequencerModule } from './apps/sequencer/src/sequencer.module.js';
    const { settings } = JSON.parse(process.argv[2]);
    const app = await NestFactory.createApplicationContext(SequencerModule.register(settings), { logger: false });
    app.enableShutdownHooks();`,
} as const;

export type PartName = keyof typeof PROGRAMS;

/** Parts of the product, each in a process of its own that dies without warning and is started again. */
export class KilledParts {
  private readonly built = BuiltChild.build('apps/api', 'apps/worker', 'apps/sequencer');
  private readonly running = new Map<PartName, ChildProcess>();

  constructor(
    private readonly settings: Settings,
    readonly port: number,
  ) {}

  /** Resolves when it is up. @throws Error when it ends instead. */
  async start(name: PartName): Promise<void> {
    const source = `import 'reflect-metadata';${PROGRAMS[name]}\nprocess.stdout.write('up');`;
    const child = this.built.run(source, { settings: this.settings, port: this.port }, name);
    this.running.set(name, child);
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => (said += String(bytes)));
    if (!child.stdout) throw new Error('a child without an output');
    const up = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)]);
    if (up === null) throw new Error(`the ${name} ended: ${said}`);
  }

  /** As the kernel does it when memory is short. */
  async kill(name: PartName): Promise<void> {
    await this.end(name, 'SIGKILL');
  }

  /** In order. */
  async stop(): Promise<void> {
    for (const name of [...this.running.keys()]) await this.end(name, 'SIGTERM');
  }

  remove(): void {
    for (const child of this.running.values()) child.kill('SIGKILL');
    this.built.remove();
  }

  private async end(name: PartName, signal: NodeJS.Signals): Promise<void> {
    const child = this.running.get(name);
    this.running.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
