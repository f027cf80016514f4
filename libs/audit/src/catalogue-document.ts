import { CATALOGUE, PERSONAL_OBJECTS, type CatalogueEntry } from './catalogue.js';

const KEPT: Readonly<Record<CatalogueEntry['kept'], string>> = {
  each: 'one record each time',
  'by-level': 'one record an object from the level on that the policy names, counted below it',
  counted: 'counted, twice a minute',
};

const PERSONAL = `Who acted, in which session and from where is kept apart from the rest of a record, and forgotten after the time
that the site sets; so is the id of an object that is one of ${[...PERSONAL_OBJECTS].sort().map(quoted).join(', ')}, and each fact
of which it says here that it names persons.`;

/** The catalogue for who reads the log: Markdown, a section for each family of events, in the order of their names. */
export function catalogueDocument(): string {
  const families = Map.groupBy(Object.entries(CATALOGUE).sort(byName), ([event]) => event.split('.')[0]);
  const sections = [...families].map(
    ([family, events]) =>
      `## ${family}\n\n${events.map(([event, entry]) => `- \`${event}\` (${KEPT[entry.kept]}): ${entry.meaning}${namedBy(entry)}`).join('\n')}`,
  );
  return `# What the audit log can tell\n\nMade from \`src/catalogue.ts\` by \`npm run audit-events\`; a test holds the two together.\n\n${PERSONAL}\n\n${sections.join('\n\n')}\n`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function namedBy({ personalFacts }: CatalogueEntry): string {
  return personalFacts ? ` Names persons: ${personalFacts.map(quoted).join(', ')}.` : '';
}

function quoted(name: string): string {
  return `\`${name}\``;
}
