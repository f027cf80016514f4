import type { Message } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { acknowledgedQuery } from '../api/who-queries.js';
import { PersonName } from '../../../shared/person/person-name.js';

/** Who has acknowledged a message, and who has not yet: for its author. */
export function AcknowledgedDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation('messages');
  const { data, error } = useQuery(acknowledgedQuery(message));
  return (
    <Dialog title={t('acknowledge.list')} onClose={onClose}>
      {error && (
        <p role="alert" className="dialog-problem">
          <ProblemText error={error} />
        </p>
      )}
      {data && (
        <>
          <People
            title={t('acknowledge.done', { count: data.given.length })}
            people={data.given.map(({ person }) => person)}
          />
          <People title={t('acknowledge.missing', { count: data.missing.length })} people={data.missing} />
        </>
      )}
    </Dialog>
  );
}

type Named = Message['author'];

function People({ title, people }: { title: string; people: readonly Named[] }) {
  const { t } = useTranslation('messages');
  return (
    <section className="acknowledged">
      <h3>{title}</h3>
      {people.length === 0 && <p>{t('acknowledge.nobody')}</p>}
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <PersonName person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
