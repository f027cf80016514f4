import { REFERENCE_KINDS, type ReferenceKind } from '#contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useReferenceActs } from '../api/change-reference.js';
import { ownSpacesQuery } from '../api/own-spaces-query.js';
import '../../../shared/ui/field.css';

const MAX_NAME = 80;
const MAX_DESCRIPTION = 1_000;

/** A new list in one of the spaces that I am a member of. Its label is the space's entry label unless chosen. */
export function NewListDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['reference', 'translation']);
  const id = useId();
  const navigate = useNavigate();
  const { createList } = useReferenceActs();
  const { data: labels = [] } = useQuery(labelsQuery);
  const spaces = useQuery(ownSpacesQuery);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [kind, setKind] = useState<ReferenceKind>('acronym');
  const [chosenSpace, setSpace] = useState<string | null>(null);
  const [chosenLabel, setLabel] = useState<string | null>(null);
  const space = spaces.data?.find((one) => one.id === chosenSpace) ?? spaces.data?.[0];
  const wanted = chosenLabel ?? space?.entryLabelId;
  const labelId = labels.some((label) => label.id === wanted) ? (wanted ?? null) : null;
  const create = useMutation({
    mutationFn: (at: { spaceId: string; labelId: string }) =>
      createList({ ...at, kind, name: name.trim(), description, fields: [] }),
    onSuccess: async (list) => {
      onClose();
      await navigate({ to: '/lists/$listId', params: { listId: list.id } });
    },
  });
  const isReady = name.trim() !== '' && space !== undefined && labelId !== null && !create.isPending;

  return (
    <Dialog title={t('create.title')} onClose={onClose} isRoomy>
      <form
        className="reference-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) create.mutate({ spaceId: space.id, labelId });
        }}
      >
        {spaces.data?.length === 0 && <p role="status">{t('create.noSpace')}</p>}
        <div className="form-field">
          <label htmlFor={`${id}-name`}>{t('create.name')}</label>
          <input
            id={`${id}-name`}
            className="input"
            data-autofocus
            autoComplete="off"
            maxLength={MAX_NAME}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-space`}>{t('create.space')}</label>
          <select
            id={`${id}-space`}
            className="input"
            value={space?.id ?? ''}
            onChange={({ target }) => setSpace(target.value)}
          >
            {spaces.data?.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-kind`}>{t('create.kind')}</label>
          <select
            id={`${id}-kind`}
            className="input"
            value={kind}
            onChange={({ target }) => setKind(REFERENCE_KINDS.find((one) => one === target.value) ?? 'other')}
          >
            {REFERENCE_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-text`}>{t('create.description')}</label>
          <textarea
            id={`${id}-text`}
            className="input"
            maxLength={MAX_DESCRIPTION}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        </div>
        <div className="form-field">
          <span className="field-name">{t('create.label')}</span>
          <LabelChooser labels={labels} value={labelId} onChange={setLabel} name={t('create.label')} />
        </div>
        <p role="alert" className="dialog-problem">
          {create.isError && <ProblemText error={create.error} />}
        </p>
        <div className="dialog-foot">
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
          <button type="submit" className="btn" aria-disabled={!isReady}>
            {t('create.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
