import { CATALOGUE, type CatalogueEntry } from './catalogue.js';

const KEPT: Readonly<Record<CatalogueEntry['kept'], string>> = {
  each: 'one record each time',
  'by-level': 'one record an object from the level on that the policy names, counted below it',
  counted: 'counted, twice a minute',
};

/** The catalogue for who reads the log: Markdown, a section for each family of events, in the order of their names. */
export function catalogueDocument(): string {
  const families = Map.groupBy(Object.entries(CATALOGUE).sort(byName), ([event]) => event.split('.')[0]);
  const sections = [...families].map(
    ([family, events]) =>
      `## ${family}\n\n${events.map(([event, entry]) => `- \`${event}\` (${KEPT[entry.kept]}): ${entry.meaning}`).join('\n')}`,
  );
  return `# What the audit log can tell\n\nMade from \`src/catalogue.ts\` by \`npm run audit-events\`; a test holds the two together.\n\n${sections.join('\n\n')}\n`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
