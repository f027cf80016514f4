import type { INestApplicationContext } from '@nestjs/common';
import type { Import, ImportState } from '#contracts';
import type { Id } from '#kernel';
import { startWorker, until } from '../jobs/job-site.js';
import { TestApi } from '../site/test-api.js';
import type { TestUid } from '../site/test-people.js';
import { TestSite, type SpaceOptions, type TestSpace } from '../site/test-site.js';
import { ImportTester } from './import-acts.js';

/** A large file on a busy machine. */
const PATIENCE_MS = 60_000;

/** An api, a worker, and a space that `animator` animates. */
export class ImportSite {
  private constructor(
    readonly site: TestSite,
    readonly api: TestApi,
    readonly worker: INestApplicationContext,
    readonly space: TestSpace,
    readonly animator: ImportTester,
  ) {}

  static async start(): Promise<ImportSite> {
    const site = await TestSite.start();
    const api = await TestApi.start(site);
    const worker = await startWorker(site);
    const space = await animatedSpace(site, 'animator', { members: ['animator', 'np', 'dr'] });
    return new ImportSite(site, api, worker, space, await tester(api, 'animator'));
  }

  /** Waits until the import has come to one of these points. */
  async reached(id: Id, ...states: ImportState[]): Promise<Import> {
    await until(async () => states.includes((await this.animator.read(id)).state), PATIENCE_MS);
    return this.animator.read(id);
  }

  /** Sends a file, sends its open channel into the space, and writes it. @returns the id, finished. */
  async imported(file: Buffer): Promise<Id> {
    const id = await this.animator.send(this.space.id, 'NP', file);
    await this.reached(id, 'ready', 'stopped');
    await this.animator.map(id, { channels: [{ channel: 'labo/banc', spaceId: this.space.id }] });
    await this.animator.act(id, 'start');
    await this.reached(id, 'finished', 'stopped');
    return id;
  }

  async stop(): Promise<void> {
    await this.worker.close();
    await this.api.stop();
    await this.site.stop();
  }
}

export async function tester(api: TestApi, uid: TestUid): Promise<ImportTester> {
  return new ImportTester(api, await api.signIn(uid));
}

/** A space with an animator, who becomes a member. */
export async function animatedSpace(
  site: TestSite,
  uid: TestUid,
  options: SpaceOptions = {},
): Promise<TestSpace> {
  const members = [...new Set([uid, ...(options.members ?? [])])];
  const space = await site.addSpace({ ...options, members });
  await site.admin.query(
    `UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1 AND person_id = $2`,
    [space.id, site.account(uid)],
  );
  return space;
}
