import { describe, expect, it } from '@jest/globals';
import { type Import as ProjectImport, projectImports } from './support/imports.js';
import { libraries } from './support/source-files.js';

/**
 * The map of ARCHITECTURE.md, told a second time on purpose: the lint has its own table, and a mistake in one
 * shows against the other. The higher the number, the higher the layer.
 */
const LAYER_OF: Readonly<Record<string, number>> = {
  kernel: 0,
  contracts: 1,
  config: 2,
  database: 3,
  access: 4,
  audit: 5,
  http: 6,
  auth: 7,
  people: 8,
  spaces: 9,
  retention: 10,
  discussion: 11,
  files: 12,
  search: 12,
  notifications: 12,
  reference: 12,
  imports: 13,
  messaging: 13,
  links: 13,
  meetings: 13,
  watch: 13,
  community: 13,
  moderation: 14,
};

type Import = Pick<ProjectImport, 'from' | 'to'>;

const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');
const layerOf = (folder: string): number => LAYER_OF[folder.replace('libs/', '')] ?? -1;

/** @returns what is wrong with an import, or null. */
function fault({ from, to }: Import): string | null {
  const [source, destination] = [folderOf(from), folderOf(to)];
  if (source === destination || from.startsWith('test/')) return null;
  if (from.endsWith('.spec.ts') && destination === 'test/support') return null;
  if (!destination.startsWith('libs/')) return 'leaves the libs';
  if (to !== `${destination}/src/index.ts`) return 'goes past the door';
  if (source === 'apps/web' && destination !== 'libs/contracts') return 'brings the server into the browser';
  if (source.startsWith('apps/')) return null;
  return layerOf(source) > layerOf(destination) ? null : 'points up or sideways';
}

/** The first ring of files found that import each other, as a list of paths; null when there is none. */
function findCycle(imports: readonly Import[]): string[] | null {
  const next = Map.groupBy(imports, (edge) => edge.from);
  const finished = new Set<string>();
  const visit = (file: string, trail: string[]): string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (finished.has(file)) return null;
    for (const edge of next.get(file) ?? []) {
      const cycle = visit(edge.to, [...trail, file]);
      if (cycle) return cycle;
    }
    finished.add(file);
    return null;
  };
  return [...next.keys()].reduce<string[] | null>((found, file) => found ?? visit(file, []), null);
}

describe('imports between folders', () => {
  it('point down, and pass through the door of a lib', () => {
    const imports = projectImports();
    expect(imports.length).toBeGreaterThan(50);
    const faults = imports.flatMap((edge) => {
      const what = fault(edge);
      return what === null ? [] : [`${edge.from} -> ${edge.to}: ${what}`];
    });
    expect(faults).toEqual([]);
  });

  it('know the layer of every lib', () => {
    expect(libraries().filter((lib) => !(lib in LAYER_OF))).toEqual([]);
  });

  it('form no cycle of what is loaded', () => {
    expect(findCycle(projectImports().filter((edge) => !edge.typeOnly))).toBeNull();
  });

  it.each([
    ['upward', 'libs/database/src/a.ts', 'libs/access/src/index.ts'],
    ['sideways', 'libs/links/src/a.ts', 'libs/messaging/src/index.ts'],
    ['deep', 'libs/access/src/a.ts', 'libs/database/src/inner.ts'],
    ['into an app', 'libs/links/src/a.ts', 'apps/api/src/main.ts'],
    ['app into app', 'apps/api/src/a.ts', 'apps/worker/src/main.ts'],
    ['server into the browser', 'apps/web/src/a.tsx', 'libs/database/src/index.ts'],
  ])('control: finds an import that goes %s', (_, from, to) => {
    expect(fault({ from, to })).not.toBeNull();
  });

  it('control: finds a cycle', () => {
    const ring = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'b' },
    ];
    expect(findCycle(ring)).toEqual(['b', 'c', 'b']);
  });
});
