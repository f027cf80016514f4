import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { demoContentSchema, type DemoContent } from './demo-content.schema.js';

/**
 * All YAML files of a folder as one content, in the order of their names.
 * @throws ZodError naming each fault, or an Error when the folder holds no space.
 */
export function readDemoContent(folder: string): DemoContent {
  const parts = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => demoContentSchema.parse(parse(readFileSync(join(folder, name), 'utf8'))));
  const content = {
    spaces: parts.flatMap(({ spaces }) => spaces),
    directs: parts.flatMap(({ directs }) => directs),
    profiles: parts.flatMap(({ profiles }) => profiles),
    correspondents: parts.flatMap(({ correspondents }) => correspondents),
    lists: parts.flatMap(({ lists }) => lists),
  };
  if (content.spaces.length === 0) throw new Error(`${folder} holds no space of the demo`);
  return content;
}
