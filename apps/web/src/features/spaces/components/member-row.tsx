import { SPACE_ROLES, type SpaceMember } from '#contracts';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonLink } from '../../../shared/person/person-name.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { changeRole } from '../api/change-members.js';
import type { SpaceAct } from '../api/use-space-act.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { spaceId: string; member: SpaceMember; act: SpaceAct; onRemove(): void };

export function MemberRow({ spaceId, member, act, onRemove }: Props) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const { abilities, partner, person, role, sources } = member;
  const name = person.displayName;
  const words = [person.unit, ...sources.map((source) => t(`settings.members.sources.${source}`))];
  return (
    <li>
      <Avatar name={name} />
      <div className="settings-person">
        <PersonLink person={person} />
        <span className="space-unit">{words.filter(Boolean).join(' · ')}</span>
        {partner && (
          <span className="space-unit">
            {t('settings.members.partnerLine', {
              sponsor: partner.sponsor.displayName,
              date: dayOnly(language, partner.endsAt),
              purpose: partner.purpose,
            })}
          </span>
        )}
      </div>
      <div className="settings-acts">
        {abilities.changeRole ? (
          <select
            className="input"
            aria-label={t('settings.members.roleOf', { name })}
            value={role}
            onChange={({ target }) => {
              const wanted = SPACE_ROLES.find((known) => known === target.value) ?? role;
              void act.run(() => changeRole(spaceId, person.id, wanted));
            }}
          >
            {SPACE_ROLES.map((known) => (
              <option key={known} value={known}>
                {t(`settings.members.roles.${known}`)}
              </option>
            ))}
          </select>
        ) : (
          <span className="space-facts">{t(`settings.members.roles.${role}`)}</span>
        )}
        {abilities.remove && (
          <button
            type="button"
            className="btn quiet"
            aria-label={t('settings.members.removeNamed', { name })}
            aria-disabled={act.pending}
            onClick={onRemove}
          >
            {t('settings.members.remove')}
          </button>
        )}
      </div>
    </li>
  );
}
