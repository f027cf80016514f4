import type pg from 'pg';
import { canonicalLabel, type Label } from '#contracts';

/** Labels that the planted messages carry, beside many that are only there to be compared with. */
export const MESSAGE_LABELS = {
  NP: label('NP'),
  DR: label('DR'),
  S: label('S'),
  S_A: label('S', ['ALBATROS']),
  S_AB: label('S', ['ALBATROS', 'BOREAL']),
} as const;
export type MessageLabel = keyof typeof MESSAGE_LABELS;

export interface PlantedLabel {
  readonly id: number;
  /** What the API takes and shows. */
  readonly wireId: string;
}

/** Every combination of level, compartments and countries that the policy knows: about as many as a site uses. */
export async function plantLabels(admin: pg.Client): Promise<Readonly<Record<MessageLabel, PlantedLabel>>> {
  for (const level of ['NP', 'DR', 'S'])
    for (const restrictive of [[], ['ALBATROS'], ['BOREAL'], ['ALBATROS', 'BOREAL']])
      for (const countries of [null, ['FRA'], ['DEU'], ['FRA', 'DEU'], ['FRA', 'GBR']])
        await put(admin, label(level, restrictive, countries === null ? {} : { releasableTo: countries }));
  const planted: [string, PlantedLabel][] = [];
  for (const [name, parts] of Object.entries(MESSAGE_LABELS)) planted.push([name, await put(admin, parts)]);
  return Object.fromEntries(planted) as Record<MessageLabel, PlantedLabel>;
}

async function put(admin: pg.Client, parts: Label): Promise<PlantedLabel> {
  // Two statements: a label that is born in one is not in the snapshot of that one.
  const born = await admin.query<{ id: number }>('SELECT access.put_label($1::jsonb) AS id', [
    JSON.stringify(parts),
  ]);
  const { rows } = await admin.query<PlantedLabel>(
    'SELECT id, wire_id AS "wireId" FROM access.label WHERE id = $1',
    [born.rows[0]?.id],
  );
  if (!rows[0]) throw new Error('a label was put and is not there');
  return rows[0];
}

function label(level: string, restrictive: string[] = [], permissive: Label['permissive'] = {}): Label {
  return canonicalLabel({ policy: 'FR', level, restrictive, permissive });
}
