import type { ModerationSums } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useRuleName } from './use-rule-name.js';

/** How many decisions each month, by rule. */
export function SumsTable({ items }: { items: ModerationSums['items'] }) {
  const { t } = useTranslation('moderation');
  const ruleName = useRuleName();
  return (
    <section className="page-section" aria-labelledby="register-sums">
      <h2 id="register-sums">{t('register.sums')}</h2>
      <div className="register-scroll" tabIndex={0} role="group" aria-labelledby="register-sums">
        <table className="register">
          <thead>
            <tr>
              <th scope="col">{t('register.month')}</th>
              <th scope="col">{t('register.outcome')}</th>
              <th scope="col">{t('register.rule')}</th>
              <th scope="col">{t('register.count')}</th>
              <th scope="col">{t('register.restoredCount')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ month, outcome, rule, count, restored }) => (
              <tr key={`${month}-${outcome}-${rule ?? ''}`}>
                <td>{month}</td>
                <td>{t(`register.outcomes.${outcome}`)}</td>
                <td>{ruleName(rule)}</td>
                <td>{count}</td>
                <td>{restored}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
