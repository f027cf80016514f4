import { LANGUAGES } from '#contracts';
import { LANGUAGE_NAMES } from '../../../shared/i18n/language.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { values: readonly string[]; onChange(values: string[]): void };

/** The directory knows three languages: boxes to tick. */
export function LanguageValues({ values, onChange }: Props) {
  const t = useSpaceTexts();
  return (
    <div role="group" className="tick-lines" aria-label={t('settings.rule.values')}>
      {LANGUAGES.map((language) => (
        <label key={language} className="tick-line" lang={language}>
          <input
            type="checkbox"
            checked={values.includes(language)}
            onChange={({ target }) =>
              onChange(target.checked ? [...values, language] : values.filter((other) => other !== language))
            }
          />
          {LANGUAGE_NAMES[language]}
        </label>
      ))}
    </div>
  );
}
