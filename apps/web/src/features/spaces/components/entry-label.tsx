import type { LabelItem, Space } from '#contracts';
import { useState } from 'react';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { raiseEntry } from '../api/change-space.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { LabelField } from './label-field.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { space: Space; labels: readonly LabelItem[] };

/** Raises what one must be able to read to be here. Who may lose access is not told beforehand: only how many did. */
export function EntryLabel({ space, labels }: Props) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const act = useSpaceAct(space.id);
  const [wanted, setWanted] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  /** How many members it cost; null before. */
  const [lost, setLost] = useState<number | null>(null);
  const { abilities, entryLabelId, id, memberCount, name } = space;
  const rank = labels.find((label) => label.id === entryLabelId)?.rank ?? 0;
  const higher = labels.filter((label) => label.id !== entryLabelId && label.rank >= rank);
  const chosen = higher.find((label) => label.id === wanted) ?? null;

  async function raise(labelId: string) {
    const raised = await raiseEntry(id, labelId);
    setLost(Math.max(0, (memberCount ?? 0) - (raised.memberCount ?? 0)));
    setWanted(null);
    void act.run(() => Promise.resolve(raised));
  }

  return (
    <section className="form-group">
      <h2>{t('settings.labels.entryTitle')}</h2>
      <p className="field-hint">
        {t('new.entryHint')} {t('settings.labels.entryHint')}
      </p>
      <p>
        {t('settings.labels.entryNow')} <LabelTag labelId={entryLabelId} />
      </p>
      {abilities.raiseEntry && higher.length === 0 && (
        <p className="field-hint">{t('settings.labels.none')}</p>
      )}
      {abilities.raiseEntry && higher.length > 0 && (
        <div className="raise-line">
          <LabelField
            name={t('settings.labels.raiseTo')}
            labels={higher}
            value={chosen?.id ?? null}
            onChange={setWanted}
          />
          <button
            type="button"
            className="btn quiet"
            aria-disabled={chosen === null}
            onClick={() => setAsking(chosen !== null)}
          >
            {t('settings.labels.raise')}
          </button>
        </div>
      )}
      <p role="status" className="undo-line">
        {lost === 0 && t('settings.labels.raised')}
        {lost !== null && lost > 0 && t('settings.labels.lost', { count: lost })}
      </p>
      {asking && chosen && (
        <ConfirmDialog
          title={t('settings.labels.raiseTitle', { name })}
          confirm={t('settings.labels.raiseConfirm')}
          onConfirm={() => raise(chosen.id)}
          onClose={() => setAsking(false)}
        >
          <p>{t('settings.labels.raiseHint', { label: chosen.texts[language] })}</p>
          <p>
            {memberCount !== null && t('settings.labels.raiseAll', { count: memberCount })}{' '}
            {t('settings.labels.raiseForGood')}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
