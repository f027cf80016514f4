import pg from 'pg';
import { loadSettings } from '#config';
import { seedDemo, type DemoFiles } from '../../demo/seed-demo.js';
import type { SeedStep } from './database-steps.js';

/** Plants the demo's content as the administrator, in one transaction. */
export function seedStep(files: DemoFiles): SeedStep {
  return async ({ administrator, name }, configFile) => {
    const client = new pg.Client({ ...administrator, database: name });
    await client.connect();
    try {
      return await seedDemo(client, loadSettings({ files: [configFile] }), files);
    } finally {
      await client.end();
    }
  };
}
