import { newId } from '#kernel';
import type { TestApi } from '../site/test-api.js';
import type { TestSpace } from '../site/test-site.js';

/** Makes s_ab the animator of these spaces, with a launch written down. */
export async function animatedBySAb({ site }: TestApi, spaces: readonly TestSpace[]): Promise<void> {
  for (const { id } of spaces) {
    await site.admin.query(
      `UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1 AND person_id = $2`,
      [id, site.account('s_ab')],
    );
    await site.admin.query('INSERT INTO spaces.home (space_id, launched_at) VALUES ($1, now())', [id]);
  }
}

/** What goes along with requests on spaces. Nobody is meant by a new id: no cell changes who is a member. */
export async function spaceBodies(api: TestApi): Promise<Record<string, unknown>> {
  const lowest = await api.wireId('NP');
  const text = { cause: 'a', gains: 'b', efforts: 'c', rhythm: 'd', successSign: 'e' };
  return {
    space: {
      kind: 'community',
      name: 'Essais',
      visibility: 'closed',
      entryLabelId: lowest,
      ceilingLabelId: lowest,
      defaultLabelId: lowest,
    },
    'space change': { purpose: 'other' },
    'lowest label': { labelId: lowest },
    'nobody as member': { personIds: [newId()] },
    role: { role: 'animator' },
    request: { message: 'Volontiers' },
    decision: { accept: true },
    'no rule': { conditions: null },
    launch: text,
    'follow-up': { day: 30, verdict: 'on_track', note: '' },
    'nobody as heir': { personId: newId() },
  };
}
