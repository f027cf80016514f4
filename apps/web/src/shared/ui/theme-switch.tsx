import './switches.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseTheme, readTheme, THEMES } from './theme.js';

export function ThemeSwitch() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(readTheme);
  return (
    <div className="switch" role="group" aria-label={t('theme.label')}>
      {THEMES.map((theme) => (
        <button
          key={theme}
          type="button"
          aria-pressed={theme === current}
          onClick={() => {
            chooseTheme(theme);
            setCurrent(theme);
          }}
        >
          {t(`theme.${theme}`)}
        </button>
      ))}
    </div>
  );
}
