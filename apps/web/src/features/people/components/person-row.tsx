import '../../../shared/ui/chip.css';
import type { PersonCard } from '#contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonLink } from '../../../shared/person/person-name.js';
import { Portrait } from '../../../shared/person/portrait.js';
import { PresenceDot } from '../../../shared/person/presence-dot.js';

type Props = { person: PersonCard; presence: 'online' | 'away' | 'offline' };

export const PersonRow = memo(function PersonRow({ person, presence }: Props) {
  const { t } = useTranslation('card');
  const facts = [person.title, person.unit].filter((fact) => fact !== null && fact !== '');
  return (
    <div className="person-row" data-left={!person.active || undefined}>
      <Portrait person={person} />
      <p>
        <span className="person-row-name">
          <PersonLink person={person} />
          <PresenceDot presence={presence} />
          {!person.active && <em className="chip">{t('left')}</em>}
        </span>
        <span className="person-row-facts">{facts.join(' · ')}</span>
      </p>
      {person.site !== null && <span className="person-row-site">{person.site}</span>}
    </div>
  );
});
