import '../ui/chip.css';
import './person-card.css';
import '../i18n/people/add-card-texts.js';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { ProblemText } from '../ui/problem-text.js';
import { personQuery } from './person-query.js';
import { Portrait } from './portrait.js';
import { PresenceText } from './presence-dot.js';

export interface PersonCardProps {
  readonly person: { readonly id: string; readonly displayName: string };
  /** A link of the card was followed. */
  onFollow(): void;
}

const SHOWN_EXPERTISE = 4;

/** Who is who, in a few lines. Made of inline elements: it stands inside sentences. */
export function PersonCard({ person, onFollow }: PersonCardProps) {
  const { t } = useTranslation(['card', 'translation']);
  const { data, error } = useQuery(personQuery(person.id));
  if (error && !data)
    return error instanceof ApiError && error.code === 'NOT_FOUND' ? (
      t('unknown')
    ) : (
      <ProblemText error={error} />
    );
  if (!data) return <span role="status">{t('translation:app.loading')}</span>;
  const lines = [data.title, data.unit, data.site].filter((line) => line !== null && line !== '');
  return (
    <span className="person-card">
      <span className="person-card-head">
        <Portrait person={data} />
        <span>
          <strong>{data.displayName}</strong>
          {data.active ? <PresenceText presence={data.presence} /> : <em>{t('left')}</em>}
        </span>
      </span>
      {lines.map((line) => (
        <span key={line} className="person-card-line">
          {line}
        </span>
      ))}
      {data.phone !== null && <span className="person-card-line">{data.phone}</span>}
      {data.manager && (
        <span className="person-card-line">{t('manager', { name: data.manager.displayName })}</span>
      )}
      {data.expertise.length > 0 && (
        <span className="person-card-tags">
          {data.expertise.slice(0, SHOWN_EXPERTISE).map(({ tag, label }) => (
            <span key={tag} className="chip">
              {label}
            </span>
          ))}
        </span>
      )}
      <Link className="btn quiet" to="/people/$personId" params={{ personId: data.id }} onClick={onFollow}>
        {t('open')}
      </Link>
    </span>
  );
}
