import { MAX_ABOUT_LENGTH, MAX_EXPERTISE, type PersonDetail } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../shared/api/client.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { personQuery } from '../../../shared/person/person-query.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { expertiseLines, isExpertiseTooMuch } from '../api/expertise-lines.js';
import { spokenLanguages } from '../api/spoken-languages.js';

/** One's own part of the profile; the rest is the directory's. */
export function ProfileDialog({ person, onClose }: { person: PersonDetail; onClose(): void }) {
  const { t } = useTranslation(['people', 'translation']);
  const id = useId();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [about, setAbout] = useState(person.about);
  const [languages, setLanguages] = useState<readonly string[]>(person.languages);
  const [lines, setLines] = useState(person.expertise.map(({ label }) => label).join('\n'));
  const expertise = expertiseLines(lines);
  const excess = about.length - MAX_ABOUT_LENGTH;
  const isTooMuch = isExpertiseTooMuch(expertise);
  const save = useMutation({
    mutationFn: () =>
      answer(api.PATCH('/api/v1/people/me', { body: { about, languages: [...languages], expertise } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: personQuery(person.id).queryKey });
      onClose();
    },
  });

  return (
    <Dialog title={t('edit.title')} onClose={onClose} isRoomy>
      <form
        className="profile-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (excess <= 0 && !isTooMuch && !save.isPending) save.mutate();
        }}
      >
        <p className="page-hint">{t('edit.hint')}</p>
        <div className="form-field">
          <label htmlFor={`${id}-about`}>{t('edit.about')}</label>
          <textarea
            id={`${id}-about`}
            className="input"
            data-autofocus
            rows={4}
            value={about}
            aria-describedby={`${id}-about-problem`}
            onChange={({ target }) => setAbout(target.value)}
          />
          <p id={`${id}-about-problem`} role="alert" className="field-problem">
            {excess > 0 && t('edit.tooLong', { count: excess })}
          </p>
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-tags`}>{t('edit.expertise')}</label>
          <textarea
            id={`${id}-tags`}
            className="input"
            rows={4}
            value={lines}
            aria-describedby={`${id}-tags-hint`}
            onChange={({ target }) => setLines(target.value)}
          />
          <p id={`${id}-tags-hint`} className="field-hint">
            {t('edit.expertiseHint')}
          </p>
          <p role="alert" className="field-problem">
            {isTooMuch && t('edit.tooMany', { max: MAX_EXPERTISE })}
          </p>
        </div>
        <fieldset className="form-field">
          <legend className="field-name">{t('edit.languages')}</legend>
          <div className="profile-languages">
            {spokenLanguages(language, person.languages).map(({ code, name }) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={languages.includes(code)}
                  onChange={({ target }) =>
                    setLanguages(
                      target.checked ? [...languages, code] : languages.filter((one) => one !== code),
                    )
                  }
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <p role="alert" className="dialog-problem">
          {save.isError && <ProblemText error={save.error} />}
        </p>
        <div className="dialog-foot">
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
          <button type="submit" className="btn" aria-disabled={save.isPending || excess > 0 || isTooMuch}>
            {t(save.isPending ? 'edit.saving' : 'edit.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
