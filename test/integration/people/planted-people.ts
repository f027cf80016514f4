import type { Id } from '#kernel';
import { TEST_PEOPLE } from '../../support/site/test-people.js';
import type { TestSite } from '../../support/site/test-site.js';

export interface PlantedPerson {
  readonly displayName: string;
  readonly unit?: string | null;
  readonly site?: string | null;
  readonly title?: string;
  /** Name of the manager among those planted before. */
  readonly manager?: string;
  readonly partner?: boolean;
}

/** Accounts and profiles as the directory would write them. @returns ids by name. */
export async function plantPeople(
  site: TestSite,
  people: readonly PlantedPerson[],
): Promise<ReadonlyMap<string, Id>> {
  const ids = new Map<string, Id>();
  for (const { displayName, partner } of people) {
    const person = { ...TEST_PEOPLE.np, uid: `planted ${displayName}`, partner: partner ?? false };
    ids.set(displayName, await site.addPerson(person));
  }
  await putProfiles(site, people, ids);
  return ids;
}

/** Writes the profiles again, so that managers may stand anywhere in the list, circles included. */
export async function putProfiles(
  site: TestSite,
  people: readonly PlantedPerson[],
  ids: ReadonlyMap<string, Id>,
): Promise<void> {
  const directoryId = (name: string | undefined): Promise<string | null> =>
    name === undefined
      ? Promise.resolve(null)
      : site.value('SELECT directory_id AS value FROM auth.account WHERE id = $1', ids.get(name));
  for (const { displayName, unit = 'Essais', site: place = null, title = null, manager } of people) {
    const managerDirectoryId = await directoryId(manager);
    const profile = { id: ids.get(displayName), displayName, unit, site: place, title, managerDirectoryId };
    await site.admin.query('SELECT people.put_profiles($1::jsonb)', [JSON.stringify([profile])]);
  }
}
