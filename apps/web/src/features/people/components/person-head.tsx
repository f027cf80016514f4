import type { PersonDetail } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { Portrait } from '../../../shared/person/portrait.js';
import { PresenceText } from '../../../shared/person/presence-dot.js';
import { Late } from '../../../shared/ui/late.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useFollow } from '../api/ties.js';
import { WriteButton } from './write-button.js';

const loadForm = () => import('./profile-dialog.js').then(({ ProfileDialog }) => ProfileDialog);

/** Who it is, whether he is there, and what can be done: write, follow, or mend one's own part. */
export function PersonHead({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people');
  const me = useSession().person.id;
  const follow = useFollow(person);
  const [isEdited, setEdited] = useState(false);
  const onClose = () => setEdited(false);
  const facts = [person.title, person.unit, person.site].filter((fact) => fact !== null && fact !== '');
  return (
    <header className="person-head">
      <Portrait person={person} size="large" />
      <div>
        <h1>{person.displayName}</h1>
        <p>{facts.join(' · ')}</p>
        {person.active && <PresenceText presence={person.presence} />}
      </div>
      <div className="page-acts">
        {person.active && person.id !== me && <WriteButton personId={person.id} />}
        {person.abilities.follow && person.id !== me && (
          <button
            type="button"
            className="btn quiet"
            title={t('person.followHint')}
            aria-disabled={follow.isPending}
            onClick={() => !follow.isPending && follow.mutate()}
          >
            {t(person.following ? 'person.unfollow' : 'person.follow')}
          </button>
        )}
        {person.abilities.update && (
          <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setEdited(true)}>
            {t('person.edit')}
          </button>
        )}
      </div>
      {follow.isError && (
        <p role="alert" className="field-problem">
          <ProblemText error={follow.error} />
        </p>
      )}
      {isEdited && (
        <Late load={loadForm} props={{ person, onClose }} title={t('edit.title')} onClose={onClose} />
      )}
    </header>
  );
}
