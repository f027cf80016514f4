import './space-form.css';
import { MEETING_SPACE_KINDS, type CreateSpace } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type SyntheticEvent } from 'react';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { createSpace } from '../api/change-space.js';
import { spaceQuery, SPACES_KEY } from '../api/spaces-query.js';
import { ChoiceCards } from './choice-cards.js';
import { fieldOf } from './field-problems.js';
import { LabelFields } from './label-fields.js';
import { labelsOf, NO_LABELS_CHOSEN } from './new-labels.js';
import { TextField } from './text-field.js';
import { textProblem } from './text-problem.js';
import { useSpaceTexts } from './use-space-texts.js';
import { VisibilityChoice } from './visibility-choice.js';

/** Makes the space; the launch is prepared on the next page. */
export function NewSpaceForm() {
  const t = useSpaceTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { data: usable = [] } = useQuery(labelsQuery);
  const nameField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [kind, setKind] = useState<CreateSpace['kind']>('community');
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const [visibility, setVisibility] = useState<CreateSpace['visibility']>('open');
  const [chosen, setChosen] = useState(NO_LABELS_CHOSEN);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const labels = labelsOf(chosen, usable);
  const nameProblem = textProblem('name', name);
  const purposeProblem = textProblem('purpose', purpose);

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (pending) return;
    setTried(true);
    setError(null);
    if (nameProblem !== null) return nameField.current?.focus();
    if (purposeProblem !== null || labels === null) return;
    setPending(true);
    try {
      const space = await createSpace({ kind, name, purpose, charter: '', visibility, ...labels });
      queryClient.setQueryData(spaceQuery(space.id).queryKey, space);
      void queryClient.invalidateQueries({ queryKey: [SPACES_KEY] });
      void queryClient.invalidateQueries({ queryKey: ['conversations'] });
      await navigate({ to: '/spaces/$spaceId/launch', params: { spaceId: space.id }, replace: true });
    } catch (caught) {
      setError(caught);
      setPending(false);
    }
  }

  const isLabels = fieldOf(error) === 'labels';
  return (
    <form className="space-form" noValidate onSubmit={(event) => void onSubmit(event)}>
      <ChoiceCards<CreateSpace['kind']>
        legend={t('new.what')}
        choices={MEETING_SPACE_KINDS.map((value) => ({
          value,
          title: t(`kinds.${value}`),
          hint: t(`kindHints.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        ref={nameField}
        label={t('new.name')}
        max={80}
        required
        value={name}
        problem={tried && nameProblem !== null ? t(nameProblem) : null}
        onChange={setName}
      />
      <TextField
        label={t('new.purpose')}
        hint={t('new.purposeHint')}
        max={500}
        rows={3}
        value={purpose}
        problem={tried && purposeProblem !== null ? t(purposeProblem) : null}
        onChange={setPurpose}
      />
      <VisibilityChoice value={visibility} onChange={setVisibility} />
      <LabelFields
        labels={labels}
        refusal={isLabels ? error : null}
        onChange={(change) => setChosen({ ...chosen, ...change })}
      />
      <p role="alert" className="form-problem">
        {error !== null && !isLabels && <ProblemText error={error} />}
        {error === null && tried && labels === null && t('new.labelMissing')}
      </p>
      <button type="submit" className="btn" aria-disabled={pending}>
        {t(pending ? 'new.pending' : 'new.submit')}
      </button>
    </form>
  );
}
