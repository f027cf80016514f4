import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Expertise, Language, PersonCard, PersonDetail, UpdateProfile } from '#contracts';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';
import { PeopleService } from '../people.service.js';
import { cardColumns, cardOf } from '../person-card.js';
import { ProfileListener } from './profile-listener.js';

type ProfileRow = PersonCard &
  Pick<PersonDetail, 'mail' | 'phone' | 'mobile' | 'office' | 'languages' | 'about' | 'reports'> & {
    readonly language: Language | null;
    readonly managerId: Id | null;
  };

const PROFILE = `SELECT ${cardColumns('p')}, p.mail, p.phone, p.mobile, p.office, p.language, p.languages, p.about,
    p.manager_id AS "managerId",
    (SELECT count(*)::int4 FROM people.profile r WHERE r.manager_id = p.id AND r.active) AS reports
  FROM people.profile p WHERE p.id = $1`;

const CARD = `SELECT ${cardColumns('p')} FROM people.profile p WHERE p.id = $1`;

const EXPERTISE = `SELECT e.tag, e.label, count(c.by_id)::int4 AS confirmations,
    coalesce(bool_or(c.by_id = (SELECT access.me())), false) AS "confirmedByMe"
  FROM people.expertise e
    LEFT JOIN people.expertise_confirmation c ON c.person_id = e.person_id AND c.tag = e.tag
  WHERE e.person_id = $1 GROUP BY e.tag, e.label ORDER BY count(c.by_id) DESC, e.tag`;

/** One person as a colleague sees him. Nothing of clearances is here. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly listener: ProfileListener,
    private readonly people: PeopleService,
  ) {}

  /** @throws DomainError not_found NOT_FOUND: hidden and absent are the same. */
  async get(ctx: RequestContext, id: Id): Promise<PersonDetail> {
    const [row] = await runStatement<ProfileRow>(PROFILE, [id]);
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such person');
    const { managerId, ...profile } = row;
    const [manager] = managerId === null ? [] : await runStatement<PersonCard>(CARD, [managerId]);
    const expertise = await runStatement<Expertise>(EXPERTISE, [id]);
    const { items } = await this.people.presence(ctx, [id]);
    const own = id === ctx.principal.accountId;
    return {
      ...profile,
      manager: manager ? cardOf(manager) : null,
      expertise,
      presence: items[0]?.presence ?? 'offline',
      abilities: {
        update: this.access.can(ctx, 'update', 'Person', { id }),
        follow: !own && this.access.can(ctx, 'follow', 'Person', { id }),
        confirm: !own && this.access.can(ctx, 'confirm', 'Person', { id }),
      },
    };
  }

  async updateOwn(ctx: RequestContext, change: UpdateProfile): Promise<PersonDetail> {
    const { accountId } = ctx.principal;
    const parts = [change.about ?? null, change.languages ?? null, change.expertise ?? null];
    await runStatement('SELECT people.update_own($1, $2, $3)', parts);
    await this.audit.record(ctx, {
      event: 'profile.updated',
      object: { type: 'Person', id: accountId, labelId: null },
      facts: { parts: Object.keys(change).sort() },
    });
    await this.listener.onOwnChange(ctx);
    return this.get(ctx, accountId);
  }
}
