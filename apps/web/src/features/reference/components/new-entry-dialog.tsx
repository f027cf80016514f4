import type { ReferenceList } from '#contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useReferenceActs } from '../api/change-reference.js';
import type { EntryText } from '../api/conflict.js';
import { withoutBlanks } from '../api/without-blanks.js';
import { EntryFields } from './entry-fields.js';

/** A term is enough: the rest may come from somebody else. */
export function NewEntryDialog({ list, onClose }: { list: ReferenceList; onClose(): void }) {
  const { t } = useTranslation(['reference', 'translation']);
  const navigate = useNavigate();
  const { addEntry } = useReferenceActs();
  const { data: labels = [] } = useQuery(labelsQuery);
  const [value, setValue] = useState<EntryText>({ term: '', definition: '', fields: {} });
  const [labelId, setLabel] = useState(list.labelId);
  const add = useMutation({
    mutationFn: () =>
      addEntry(list.id, {
        term: value.term.trim(),
        definition: value.definition,
        fields: withoutBlanks(value.fields),
        labelId,
      }),
    onSuccess: async (entry) => {
      onClose();
      await navigate({ to: '/lists/$listId/$entryId', params: { listId: list.id, entryId: entry.id } });
    },
  });
  const isReady = value.term.trim() !== '' && !add.isPending;
  return (
    <Dialog title={t('entry.new')} onClose={onClose} isRoomy>
      <form
        className="reference-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) add.mutate();
        }}
      >
        <EntryFields list={list} value={value} onChange={setValue} />
        <div className="form-field">
          <span className="field-name">{t('entry.label')}</span>
          <LabelChooser labels={labels} value={labelId} onChange={setLabel} name={t('entry.label')} />
        </div>
        <p role="alert" className="dialog-problem">
          {add.isError && <ProblemText error={add.error} />}
        </p>
        <div className="dialog-foot">
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
          <button type="submit" className="btn" aria-disabled={!isReady}>
            {t('entry.add')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
