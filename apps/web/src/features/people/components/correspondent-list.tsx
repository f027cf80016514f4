import type { PersonDetail } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { Late } from '../../../shared/ui/late.js';
import { correspondentsQuery } from '../api/correspondents.js';
import { CorrespondentItem } from './correspondent-item.js';

const loadForm = () =>
  import('./correspondent-dialog.js').then(({ CorrespondentDialog }) => CorrespondentDialog);

/** What a person is the contact for; he and his manager may add to it. */
export function CorrespondentList({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people');
  const me = useSession().person.id;
  const [isDeclaring, setDeclaring] = useState(false);
  const { data } = useInfiniteQuery(correspondentsQuery({ personId: person.id }));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const isMine = person.id === me;
  const mayAdd = person.active && (isMine || person.manager?.id === me);
  const onClose = () => setDeclaring(false);
  if (items.length === 0 && !mayAdd) return null;
  return (
    <section className="page-section" aria-labelledby="person-correspondent">
      <div className="page-head">
        <h2 id="person-correspondent">{t('correspondents.title')}</h2>
        {mayAdd && (
          <button
            type="button"
            className="btn quiet"
            aria-haspopup="dialog"
            onClick={() => setDeclaring(true)}
          >
            {t(isMine ? 'correspondents.declare' : 'correspondents.appoint')}
          </button>
        )}
      </div>
      {items.length === 0 && <p className="page-hint">{t('correspondents.noneHint')}</p>}
      {items.length > 0 && (
        <ul className="correspondents">
          {items.map((item) => (
            <CorrespondentItem key={item.id} item={item} isNamed={false} />
          ))}
        </ul>
      )}
      {isDeclaring && (
        <Late
          load={loadForm}
          props={{ personId: person.id, onClose }}
          title={t('correspondents.declare')}
          onClose={onClose}
        />
      )}
    </section>
  );
}
