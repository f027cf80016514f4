import { newId, type Id } from '#kernel';
import { plantComment } from '../../support/site/planted-discussion.js';
import { plantEntry, plantList } from '../../support/site/planted-reference.js';
import { plantImport } from '../../support/imports/planted-import.js';
import type { TestSite, TestSpace } from '../../support/site/test-site.js';
import { plantScheduled } from './scheduled-rows.js';
import type { Row, Target } from './matrix-table.js';

/** A picture of one pixel. */
const PNG =
  '89504e470d0a1a0a0000000d494844520000000100000001080200000090772b530000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082';
const TAG = 'optique';
const KINDS =
  /^\/api\/v1\/(people|correspondents|reference-lists|reference-entries|comments|imports|scheduled-messages)\/:id/;

/** What stands for `:id` and `:tag` in a row about people or reference lists, fresh for each cell. */
export class RowObjects {
  private constructor(
    private readonly site: TestSite,
    private readonly spaces: Readonly<Record<Target, TestSpace>>,
  ) {}

  static async plant(site: TestSite, spaces: Readonly<Record<Target, TestSpace>>): Promise<RowObjects> {
    const animator = site.account('animator');
    await site.admin.query('INSERT INTO people.expertise (person_id, tag, label) VALUES ($1, $2, $2)', [
      animator,
      TAG,
    ]);
    await site.admin.query(
      `INSERT INTO people.photo (person_id, type, bytes) VALUES ($1, 'image/png', decode($2, 'hex'))`,
      [animator, PNG],
    );
    return new RowObjects(site, spaces);
  }

  /** The address of a row; null when the row is about something else. */
  async addressOf({ route, target }: Row): Promise<string | null> {
    const path = (route.split(' ')[1] ?? '').replace(':tag', TAG).replace('/:n', '/0');
    const kind = KINDS.exec(path)?.[1];
    if (kind === undefined) return null;
    return path.replace(':id', target === 'absent' ? newId() : await this.objectOf(kind, target));
  }

  private async objectOf(kind: string, target: Target): Promise<Id> {
    if (kind === 'people') return this.site.account('animator');
    if (kind === 'correspondents') return this.correspondent();
    if (kind === 'scheduled-messages') return plantScheduled(this.site, this.spaces[target]);
    const label = target === 'own' ? 'S_AB' : 'NP';
    if (kind === 'imports') return plantImport(this.site, this.spaces[target], 's_ab', label);
    const list = await plantList(this.site, this.spaces[target], 's_ab', label);
    if (kind === 'reference-lists') return list;
    const entry = await plantEntry(this.site, list, 's_ab', label, 'CEM', 'Texte');
    return kind === 'comments' ? plantComment(this.site, entry, 's_ab', label, 'Texte') : entry;
  }

  private async correspondent(): Promise<Id> {
    const id = newId();
    await this.site.admin.query(
      `INSERT INTO people.correspondent (id, person_id, scope, place, place_key, subject, subject_key, by_id)
       VALUES ($1, $2, 'unit', 'Essais', 'essais', $3, $3, $2)`,
      [id, this.site.account('animator'), id],
    );
    return id;
  }
}
