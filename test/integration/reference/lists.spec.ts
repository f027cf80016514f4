import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Acronyms, Problem, ReferenceEntry, ReferenceList, ReferenceRevisionPage } from '#contracts';
import { newId, type Id } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

type Verb = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const FIELDS = [
  { key: 'expansion', names: { fr: 'Développé', en: 'Expansion', de: 'Langform' }, required: true },
  { key: 'source', names: { fr: 'Source', en: 'Source', de: 'Quelle' }, required: false },
];

describe('reference lists', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  const tokens = new Map<TestUid, string>();
  const wire = new Map<TestLabel, string>();

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 'dr', 's_a', 's_ab'] });
    for (const uid of ['np', 'dr', 's_a', 's_ab', 'animator', 'foreign'] as const)
      tokens.set(uid, await api.signIn(uid));
    for (const label of ['NP', 'DR', 'S_A', 'S_AB'] as const) wire.set(label, await api.wireId(label));
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const as = <T>(uid: TestUid, method: Verb, path: string, body?: unknown) =>
    api.ask<T & Problem>(method, path, { token: tokens.get(uid) ?? '', ...(body !== undefined && { body }) });
  const begin = (uid: TestUid, label: TestLabel, name: string, kind = 'acronym', fields: unknown = FIELDS) =>
    as<ReferenceList>(uid, 'POST', 'reference-lists', {
      spaceId: space.id,
      kind,
      name,
      labelId: wire.get(label),
      fields,
    });
  const add = (uid: TestUid, list: Id, label: TestLabel, term: string, rest: object = {}) =>
    as<ReferenceEntry>(uid, 'POST', `reference-lists/${list}/entries`, {
      term,
      labelId: wire.get(label),
      ...rest,
    });
  const read = async (uid: TestUid, list: Id) =>
    (await as<ReferenceList>(uid, 'GET', `reference-lists/${list}`)).body;

  it('are begun, filled and improved by whoever reads them; completeness is counted', async () => {
    const list = await begin('np', 'NP', '  Sigles maison ');
    expect(list.body).toMatchObject({
      name: 'Sigles maison',
      owner: { id: site.account('np') },
      entries: 0,
      completeness: { filled: 0, required: 0 },
      abilities: { update: true, addEntry: true },
    });
    const entry = await add('dr', list.body.id, 'NP', 'CEM', { fields: { expansion: ' ', source: 'NF EN' } });
    expect(entry.body).toMatchObject({
      term: 'CEM',
      definition: '',
      fields: { source: 'NF EN' },
      version: 1,
      completeness: { filled: 0, required: 2 },
      changedBy: { id: site.account('dr') },
      abilities: { update: true, delete: true },
    });
    const path = `reference-entries/${entry.body.id}`;
    const edited = await as<ReferenceEntry>('s_a', 'PATCH', path, {
      version: 1,
      definition: 'Aptitude à fonctionner sans gêner.',
      fields: { expansion: 'Compatibilité électromagnétique' },
    });
    expect(edited.body).toMatchObject({
      version: 2,
      fields: { expansion: 'Compatibilité électromagnétique', source: 'NF EN' },
      completeness: { filled: 2, required: 2 },
      changedBy: { id: site.account('s_a') },
      abilities: { delete: false },
    });
    await add('np', list.body.id, 'NP', 'AMDEC');
    expect(await read('np', list.body.id)).toMatchObject({
      entries: 2,
      completeness: { filled: 2, required: 4 },
    });
    const terms = async (query: string) =>
      (
        await as<{ items: ReferenceEntry[] }>('np', 'GET', `reference-lists/${list.body.id}/entries${query}`)
      ).body.items.map(({ term }) => term);
    expect([await terms(''), await terms('?query=ce'), await terms('?incomplete=true')]).toEqual([
      ['AMDEC', 'CEM'],
      ['CEM'],
      ['AMDEC'],
    ]);
  });

  it('keep every version: a bad edit is reverted, and both stay in the history', async () => {
    const list = (await begin('np', 'NP', 'Versions')).body.id;
    const { body } = await add('np', list, 'NP', 'FFT', { definition: 'Transformée rapide' });
    const path = `reference-entries/${body.id}`;
    await as('dr', 'PATCH', path, { version: 1, term: 'FTT', definition: 'Faute' });
    const back = await as<ReferenceEntry>('s_a', 'POST', `${path}/revert`, { version: 2, to: 1 });
    expect(back.body).toMatchObject({ term: 'FFT', definition: 'Transformée rapide', version: 3 });
    const history = await as<ReferenceRevisionPage>('np', 'GET', `${path}/revisions`);
    expect(
      history.body.items.map(({ version, change, term, by }) => [version, change, term, by?.id]),
    ).toEqual([
      [3, 'reverted', 'FFT', site.account('s_a')],
      [2, 'edited', 'FTT', site.account('dr')],
      [1, 'added', 'FFT', site.account('np')],
    ]);
    const first = await as<ReferenceRevisionPage>('np', 'GET', `${path}/revisions?limit=2`);
    const rest = await as<ReferenceRevisionPage>(
      'np',
      'GET',
      `${path}/revisions?limit=2&before=${first.body.next ?? ''}`,
    );
    expect([...first.body.items, ...rest.body.items]).toEqual(history.body.items);
    expect((await as('np', 'POST', `${path}/revert`, { version: 3, to: 9 })).status).toBe(404);
  });

  it('of two edits at the same moment one is done, the other is given what it missed', async () => {
    const list = (await begin('np', 'NP', 'Concurrence')).body.id;
    const { body } = await add('np', list, 'NP', 'RAM');
    const path = `reference-entries/${body.id}`;
    const both = await Promise.all(
      (['np', 'dr'] as const).map((uid) =>
        as<ReferenceEntry>(uid, 'PATCH', path, { version: 1, definition: `by ${uid}` }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = both.find(({ status }) => status === 200)?.body;
    const lost = both.find(({ status }) => status === 409)?.body;
    expect(lost).toMatchObject({
      code: 'REFERENCE_ENTRY_CHANGED',
      details: { current: { version: 2, definition: won?.definition } },
    });
  });

  it('record who was shown the present text with a refusal', async () => {
    const list = (await begin('s_a', 'S_A', 'Réservés')).body.id;
    const { body } = await add('s_a', list, 'S_A', 'XYZ');
    await as('s_a', 'PATCH', `reference-entries/${body.id}`, { version: 1, definition: 'one' });
    const reads = `SELECT count(*)::int AS value FROM audit.audit_event
      WHERE event = 'reference_entry.read' AND object_id = $1
        AND convert_from(substring(personal FROM 17), 'UTF8')::jsonb -> 'facts' ->> 'reader' = $2`;
    const before = await site.value<number>(reads, body.id, site.account('s_ab'));
    const refused = await as('s_ab', 'PATCH', `reference-entries/${body.id}`, {
      version: 1,
      definition: 'two',
    });
    expect([refused.status, refused.text.includes('"one"')]).toEqual([409, true]);
    expect(await site.value<number>(reads, body.id, site.account('s_ab'))).toBe(before + 1);
  });

  it('refuse what does not fit', async () => {
    const list = (await begin('s_a', 'DR', 'Règles')).body.id;
    const { body } = await add('s_a', list, 'DR', 'ABC');
    const path = `reference-entries/${body.id}`;
    const outside = await site.addSpace({ members: ['s_ab'], visibility: 'hidden' });
    const low = await site.addSpace({ members: ['s_a'], ceiling: 'NP' });
    const inSpace = (spaceId: Id, label: TestLabel) =>
      as('s_a', 'POST', 'reference-lists', { spaceId, kind: 'other', name: 'x', labelId: wire.get(label) });
    const refusals = [
      await add('s_a', list, 'NP', 'below the list'),
      await add('dr', list, 'S_AB', 'above the author'),
      await add('s_a', list, 'DR', 'x', { fields: { colour: 'red' } }),
      await as('s_a', 'PATCH', path, { version: 1, fields: { colour: 'red' } }),
      await inSpace(outside.id, 'NP'),
      await inSpace(newId(), 'NP'),
      await inSpace(low.id, 'DR'),
      await as('np', 'GET', path),
      await as('foreign', 'GET', `reference-lists/${list}`),
      await as('dr', 'PATCH', `reference-lists/${list}`, { name: 'mine' }),
      await as('dr', 'DELETE', path),
      await as('s_a', 'PATCH', `reference-lists/${list}`, { ownerId: site.account('np') }),
      await as('s_a', 'PATCH', `reference-lists/${list}`, { ownerId: newId() }),
      await as('s_a', 'PATCH', `reference-lists/${list}`, { ownerId: site.account('officer') }),
      await as('s_a', 'PATCH', `reference-lists/${list}`, { fields: [FIELDS[0], FIELDS[0]] }),
    ];
    expect(refusals.map(({ status, body: { code } }) => [status, code])).toEqual([
      [422, 'LABEL_BELOW_LIST'],
      [422, 'LABEL_REFUSED'],
      [422, 'REFERENCE_FIELD_UNKNOWN'],
      [422, 'REFERENCE_FIELD_UNKNOWN'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [422, 'LABEL_ABOVE_CEILING'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
      [422, 'REFERENCE_OWNER_REFUSED'],
      [422, 'REFERENCE_OWNER_REFUSED'],
      [422, 'REFERENCE_OWNER_REFUSED'],
      [422, 'REQUEST_INVALID'],
    ]);
  });

  it('are renamed, handed over and archived by their owner or an animator; what is archived rests', async () => {
    const list = (await begin('np', 'NP', 'Vie')).body.id;
    const path = `reference-lists/${list}`;
    const entry = (await add('np', list, 'NP', 'OLD', { fields: { source: 'S' } })).body;
    await as('np', 'PATCH', path, { name: 'Vie 2', fields: [FIELDS[0]], ownerId: site.account('dr') });
    expect(await read('np', list)).toMatchObject({
      name: 'Vie 2',
      owner: { id: site.account('dr') },
      abilities: { update: false },
    });
    expect((await as<ReferenceEntry>('np', 'GET', `reference-entries/${entry.id}`)).body.fields).toEqual({});
    await site.admin.query(`UPDATE spaces.membership SET role = 'animator' WHERE person_id = $1`, [
      site.account('s_a'),
    ]);
    const archived = await as<ReferenceList>('s_a', 'PATCH', path, { archived: true });
    expect([archived.status, archived.body.archivedAt !== null]).toEqual([200, true]);
    const refused = [
      await add('dr', list, 'NP', 'NEW'),
      await as('np', 'PATCH', `reference-entries/${entry.id}`, { version: 1, term: 'x' }),
      await as('dr', 'DELETE', `reference-entries/${entry.id}`),
      await as('dr', 'PATCH', path, { name: 'no' }),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [409, 'REFERENCE_LIST_ARCHIVED']),
    );
    const names = async (query: string) =>
      (await as<{ items: ReferenceList[] }>('np', 'GET', `reference-lists${query}`)).body.items.map(
        ({ name }) => name,
      );
    expect(await names('?archived=true')).toEqual(['Vie 2']);
    expect(await names('')).not.toContain('Vie 2');
    expect((await as('dr', 'PATCH', path, { archived: false })).status).toBe(200);
    expect((await as('np', 'DELETE', `reference-entries/${entry.id}`)).status).toBe(204);
    for (const gone of ['', '/revisions'])
      expect((await as('np', 'GET', `reference-entries/${entry.id}${gone}`)).status).toBe(404);
    expect((await read('np', list)).entries).toBe(0);
  });

  it('explain the acronyms of a text, of those that the reader may read', async () => {
    const low = (await begin('s_ab', 'NP', 'Sigles NP', 'acronym', [])).body.id;
    const high = (await begin('s_ab', 'S_AB', 'Sigles S', 'acronym', [])).body.id;
    const notes = (await begin('s_ab', 'NP', 'Programmes', 'programme', [])).body.id;
    await add('s_ab', low, 'NP', 'Örtlich', { definition: 'low' });
    await add('s_ab', low, 'S_AB', 'ÖRTLICH', { definition: 'CANARY-entry' });
    await add('s_ab', high, 'S_AB', 'örtlich', { definition: 'CANARY-list' });
    await add('s_ab', notes, 'NP', 'PROG', { definition: 'no acronym' });
    const lookUp = (uid: TestUid, terms: string[]) => as<Acronyms>(uid, 'POST', 'acronyms/lookup', { terms });
    const low_ = await lookUp('np', ['nothing', 'ORTLICH', 'PROG', 'ORTLICH', '%']);
    expect(low_.body.items).toEqual([
      { term: 'ORTLICH', meanings: [expect.objectContaining({ listName: 'Sigles NP', definition: 'low' })] },
    ]);
    expect(low_.text).not.toContain('CANARY');
    const high_ = await lookUp('s_ab', ['ORTLICH']);
    expect(high_.body.items[0]?.meanings.map(({ definition }) => definition).sort()).toEqual([
      'CANARY-entry',
      'CANARY-list',
      'low',
    ]);
    expect(
      (
        await lookUp(
          'np',
          Array.from({ length: 101 }, (_, n) => `A${n}`),
        )
      ).status,
    ).toBe(422);
  });
});
