import type { Message } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../../../shared/person/person-name.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { acknowledgedQuery } from '../api/who-queries.js';

/** Who has acknowledged a message, and who has not yet: for its author. */
export function AcknowledgedDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation('messages');
  return (
    <Dialog title={t('acknowledge.list')} onClose={onClose}>
      <People message={message} state="given" />
      <People message={message} state="waiting" />
    </Dialog>
  );
}

function People({ message, state }: { message: Message; state: 'given' | 'waiting' }) {
  const { t } = useTranslation('messages');
  const { data, error } = useQuery(acknowledgedQuery(message, state));
  if (error)
    return (
      <p role="alert" className="dialog-problem">
        <ProblemText error={error} />
      </p>
    );
  if (!data) return null;
  const count = data.counts[state];
  return (
    <section className="acknowledged">
      <h3>{t(state === 'given' ? 'acknowledge.done' : 'acknowledge.missing', { count })}</h3>
      {count === 0 && <p>{t('acknowledge.nobody')}</p>}
      <ul>
        {data.items.map(({ person }) => (
          <li key={person.id}>
            <PersonName person={person} />
          </li>
        ))}
      </ul>
      {data.next !== null && <p>{t('reactionMore')}</p>}
    </section>
  );
}
