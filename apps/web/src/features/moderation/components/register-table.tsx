import type { ModerationRegister } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { useRuleName } from './use-rule-name.js';

/** One line for each decision: no names, no words. */
export function RegisterTable({ items }: { items: ModerationRegister['items'] }) {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  const ruleName = useRuleName();
  return (
    <section className="page-section" aria-labelledby="register-list">
      <h2 id="register-list">{t('register.list')}</h2>
      <div className="register-scroll" tabIndex={0} role="group" aria-labelledby="register-list">
        <table className="register">
          <thead>
            <tr>
              <th scope="col">{t('register.day')}</th>
              <th scope="col">{t('register.outcome')}</th>
              <th scope="col">{t('register.rule')}</th>
              <th scope="col">{t('register.appeal')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, day, outcome, rule, appeal }) => (
              <tr key={id}>
                <td>{dayOnly(language, `${day}T12:00:00Z`)}</td>
                <td>{t(`register.outcomes.${outcome}`)}</td>
                <td>{ruleName(rule)}</td>
                <td>{t(`register.appeals.${appeal}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
