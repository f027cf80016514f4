import type { Person, Space } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useSession } from '../../../shared/access/session-query.js';
import { membersQuery } from '../../../shared/api/members-query.js';
import type { PartnerProblem, PartnerTerms } from './partner-terms.js';
import { TextField } from './text-field.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = {
  space: Space;
  terms: PartnerTerms;
  problems: readonly PartnerProblem[];
  onChange(terms: PartnerTerms): void;
};

/** Who answers for partners, what for, until when. */
export function PartnerFields({ space, terms, problems, onChange }: Props) {
  const t = useSpaceTexts();
  const id = useId();
  const me = useSession().person;
  const { data } = useInfiniteQuery(membersQuery(space.id, ''));
  const house = data?.pages.flatMap(({ items }) => items).filter(({ partner }) => partner === null) ?? [];
  const sponsors = unique([me, ...space.animators, ...house.map(({ person }) => person)]);
  const endProblem = problems.includes('endsOn');
  return (
    <div className="form-group partner-fields">
      <p className="field-hint">{t('settings.members.partnerHint')}</p>
      <div className="form-field">
        <label htmlFor={id}>{t('settings.members.sponsor')}</label>
        <select
          id={id}
          className="input"
          value={terms.sponsorId}
          onChange={({ target }) => onChange({ ...terms, sponsorId: target.value })}
        >
          {sponsors.map((person) => (
            <option key={person.id} value={person.id}>
              {person.displayName}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label={t('settings.members.partnerPurpose')}
        max={500}
        required
        value={terms.purpose}
        problem={problems.includes('purpose') ? t('settings.members.partnerMissing') : null}
        onChange={(purpose) => onChange({ ...terms, purpose })}
      />
      <div className="form-field">
        <label htmlFor={`${id}-end`}>{t('settings.members.partnerEnds')}</label>
        <input
          id={`${id}-end`}
          className="input"
          type="date"
          required
          aria-invalid={endProblem || undefined}
          aria-describedby={`${id}-hint ${id}-problem`}
          value={terms.endsOn}
          onChange={({ target }) => onChange({ ...terms, endsOn: target.value })}
        />
        <p id={`${id}-hint`} className="field-hint">
          {t('settings.members.partnerEndsHint')}
        </p>
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {endProblem && t('settings.members.endMissing')}
        </p>
      </div>
    </div>
  );
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
