import './switches.css';
import { LANGUAGES } from '#contracts';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../i18n/language.js';
import { switchLanguage } from '../i18n/main-catalogue.js';
import { useLanguage } from '../i18n/use-language.js';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const current = useLanguage();
  return (
    <div className="switch" role="group" aria-label={t('language.label')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => void switchLanguage(i18n, language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </div>
  );
}
