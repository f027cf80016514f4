import type { Space } from '#contracts';
import { useState, type SyntheticEvent } from 'react';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { updateSpace } from '../api/change-space.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { TextField } from './text-field.js';
import { textProblem } from './text-problem.js';
import { useSpaceTexts } from './use-space-texts.js';
import { VisibilityChoice } from './visibility-choice.js';

const TEXTS = ['name', 'purpose', 'charter'] as const;
const LENGTHS = { name: 80, purpose: 500, charter: 10_000 } as const;

/** Name, purpose, charter and visibility. */
export function GeneralSettings({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const act = useSpaceAct(space.id);
  const [form, setForm] = useState(() => formOf(space));
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const problems = Object.fromEntries(TEXTS.map((field) => [field, textProblem(field, form[field])]));
  const isChanged = JSON.stringify(form) !== JSON.stringify(formOf(space));

  function change(part: Partial<typeof form>) {
    setSaved(false);
    setForm({ ...form, ...part });
  }

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (!isChanged || TEXTS.some((field) => problems[field] != null)) return;
    const name = form.name.trim();
    if (!(await act.run(() => updateSpace(space.id, { ...form, name })))) return;
    setForm({ ...form, name });
    setSaved(true);
  }

  const problemOf = (field: (typeof TEXTS)[number]): string | null => {
    const key = tried ? problems[field] : null;
    return key == null ? null : t(key);
  };
  return (
    <form className="space-form" noValidate onSubmit={(event) => void onSubmit(event)}>
      <TextField
        label={t('new.name')}
        max={LENGTHS.name}
        required
        value={form.name}
        problem={problemOf('name')}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t('new.purpose')}
        hint={t('new.purposeHint')}
        max={LENGTHS.purpose}
        rows={3}
        value={form.purpose}
        problem={problemOf('purpose')}
        onChange={(purpose) => change({ purpose })}
      />
      <TextField
        label={t('settings.general.charter')}
        hint={t('settings.general.charterHint')}
        max={LENGTHS.charter}
        rows={8}
        value={form.charter}
        problem={problemOf('charter')}
        onChange={(charter) => change({ charter })}
      />
      <VisibilityChoice value={form.visibility} onChange={(visibility) => change({ visibility })} />
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      <div className="form-foot">
        <button type="submit" className="btn" aria-disabled={act.pending || !isChanged}>
          {t('fields.save')}
        </button>
        <p role="status" className="form-state">
          {saved && !isChanged && t('fields.saved')}
          {isChanged && t('fields.unsaved')}
        </p>
      </div>
    </form>
  );
}

function formOf({ charter, name, purpose, visibility }: Space) {
  return { charter, name, purpose, visibility };
}
