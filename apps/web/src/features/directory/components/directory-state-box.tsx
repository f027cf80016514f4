import type { DirectoryState } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useDirectoryActs } from '../api/directory-acts.js';

/** Whether the schedule runs, when everything was last compared, and how many there are. */
export function DirectoryStateBox({ state }: { state: DirectoryState }) {
  const { t } = useTranslation('directory');
  const language = useLanguage();
  const { resume: askToResume } = useDirectoryActs();
  const resume = useMutation({ mutationFn: askToResume });
  const number = new Intl.NumberFormat(language);
  const figures = [
    { name: t('state.active'), value: number.format(state.accounts.active) },
    { name: t('state.deactivated'), value: number.format(state.accounts.deactivated) },
    { name: t('state.groups'), value: number.format(state.groups) },
    {
      name: t('state.last'),
      value: state.lastSuccessAt === null ? t('state.never') : dayAndTime(language, state.lastSuccessAt),
    },
  ];
  return (
    <section
      className="directory-state"
      data-paused={state.paused || undefined}
      aria-label={t('state.label')}
    >
      <p>{state.paused ? t('state.paused') : t('state.running', { minutes: state.everyMinutes })}</p>
      <dl className="directory-figures">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {state.paused && (
        <div className="page-acts">
          <button
            type="button"
            className="btn"
            aria-disabled={resume.isPending}
            onClick={() => !resume.isPending && resume.mutate()}
          >
            {t('resume')}
          </button>
        </div>
      )}
      {resume.isError && (
        <p role="alert">
          <ProblemText error={resume.error} />
        </p>
      )}
    </section>
  );
}
