import type { PersonDetail } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/access/session-query.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useConfirm } from '../api/ties.js';

/** What a person says he knows, and how many others say so too. */
export function ExpertiseList({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people');
  const isMine = useSession().person.id === person.id;
  const confirm = useConfirm(person.id);
  return (
    <section className="page-section" aria-labelledby="person-expertise">
      <h2 id="person-expertise">{t('person.expertise')}</h2>
      {person.expertise.length === 0 ? (
        <p className="page-hint">{t(isMine ? 'person.noExpertiseMine' : 'person.noExpertise')}</p>
      ) : (
        <ul className="expertise">
          {person.expertise.map(({ tag, label, confirmations, confirmedByMe }) => (
            <li key={tag}>
              <strong>{label}</strong>
              {person.abilities.confirm && !isMine && (
                <button
                  type="button"
                  aria-pressed={confirmedByMe}
                  aria-label={t(confirmedByMe ? 'person.unconfirm' : 'person.confirm', { label })}
                  aria-disabled={confirm.isPending}
                  onClick={() => !confirm.isPending && confirm.mutate({ tag, confirmedByMe })}
                >
                  ✓
                </button>
              )}
              <span>
                {confirmations === 0
                  ? t('person.unconfirmed')
                  : t('person.confirmations', { count: confirmations })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p role="alert" className="field-problem">
        {confirm.isError && <ProblemText error={confirm.error} />}
      </p>
    </section>
  );
}
