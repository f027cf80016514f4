import type { ReferenceEntry, ReferenceList } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useReferenceActs } from '../api/change-reference.js';
import { currentOf, type EntryText } from '../api/conflict.js';
import { ConflictPanel } from './conflict-panel.js';
import { EntryFields } from './entry-fields.js';

type Props = { list: ReferenceList; entry: ReferenceEntry; onClose(): void };

const textOf = ({ term, definition, fields }: ReferenceEntry): EntryText => ({ term, definition, fields });

/** Changes an entry from the version on screen. What somebody else changed meanwhile stands beside my text. */
export function EntryEditor({ list, entry, onClose }: Props) {
  const { t } = useTranslation(['reference', 'translation']);
  const { updateEntry } = useReferenceActs();
  const [value, setValue] = useState<EntryText>(() => textOf(entry));
  // Not the entry of the page: that one is read again while I write.
  const [seen, setSeen] = useState(entry.version);
  const [conflict, setConflict] = useState<ReferenceEntry | null>(null);
  const save = useMutation({
    mutationFn: () => {
      // Fields that the list no longer has are left as they are.
      const fields = Object.fromEntries(list.fields.map(({ key }) => [key, value.fields[key] ?? '']));
      return updateEntry(entry.id, {
        version: seen,
        term: value.term.trim(),
        definition: value.definition,
        fields,
      });
    },
    onSuccess: onClose,
    onError: (error) => {
      const current = currentOf(error);
      if (!current) return;
      setConflict(current);
      setSeen(current.version);
    },
  });
  const isReady = value.term.trim() !== '' && !save.isPending;

  const form = (
    <form
      className="reference-form"
      aria-label={t('entry.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save.mutate();
      }}
    >
      {conflict && <h2>{t('conflict.mine')}</h2>}
      <EntryFields list={list} value={value} onChange={setValue} />
      <p role="alert" className="field-problem">
        {save.isError && <ProblemText error={save.error} />}
        {value.term.trim() === '' && t('entry.termMissing')}
      </p>
      <div className="page-acts">
        <button type="submit" className="btn" aria-disabled={!isReady}>
          {t(save.isPending ? 'entry.saving' : conflict ? 'conflict.replace' : 'entry.save')}
        </button>
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('translation:app.cancel')}
        </button>
      </div>
    </form>
  );
  return (
    <>
      <h1>{entry.term}</h1>
      {conflict ? (
        <div className="conflict">
          {form}
          <ConflictPanel
            list={list}
            mine={value}
            current={conflict}
            onTake={() => {
              setValue(textOf(conflict));
              setConflict(null);
              save.reset();
            }}
          />
        </div>
      ) : (
        form
      )}
    </>
  );
}
