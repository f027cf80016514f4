import './composer-desk.css';
import type { Sending } from '#contracts';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Late } from '../../../shared/ui/late.js';
import { Menu, type MenuItem } from '../../../shared/ui/menu.js';
import { composerId } from '../api/composer-focus.js';
import { ComposerTools } from './composer-tools.js';
import { OptionChip } from './option-chip.js';

type Props = {
  place: string;
  field: RefObject<HTMLTextAreaElement | null>;
  /** How the message is to be sent. */
  sending: Readonly<Sending>;
  isPreviewed: boolean;
  onPreview(isPreviewed: boolean): void;
  onSending(change: Partial<Sending>): void;
};

const loadAcknowledge = () =>
  import('./acknowledge-dialog.js').then(({ AcknowledgeDialog }) => AcknowledgeDialog);

/** What stands below the text: how it is to be sent, and marks for it. */
export function ComposerDesk({ place, field, sending, isPreviewed, onPreview, onSending }: Props) {
  const { t } = useTranslation('composing');
  const language = useLanguage();
  const [isAsking, setAsking] = useState(false);
  // A draft may lie until the moment has passed: its writer learns it before his readers are late.
  const [now] = useState(() => Date.now());
  const { priority, acknowledge } = sending;
  const set = (change: Partial<Sending>): void => {
    onSending(change);
    document.getElementById(composerId(place))?.focus();
  };
  const onClose = () => setAsking(false);
  const items: MenuItem[] = [
    ...(['important', 'urgent'] as const)
      .filter((other) => other !== priority)
      .map((other) => ({
        key: other,
        text: t(`options.${other}`),
        onChoose: () => set({ priority: other }),
      })),
    { key: 'acknowledge', text: t('options.acknowledge'), onChoose: () => setAsking(true) },
  ];
  const dueAt = acknowledge?.dueAt ?? null;

  return (
    <>
      {(priority !== 'normal' || acknowledge !== null) && (
        <ul className="composer-options" aria-label={t('options.chosen')}>
          {priority !== 'normal' && (
            <OptionChip
              kind={priority}
              text={t(`options.${priority}`)}
              onRemove={() => set({ priority: 'normal' })}
            />
          )}
          {acknowledge !== null && (
            <OptionChip
              kind="acknowledge"
              text={
                dueAt === null
                  ? t('options.acknowledged')
                  : t(Date.parse(dueAt) > now ? 'options.acknowledgedBy' : 'options.acknowledgedLate', {
                      date: dayAndTime(language, dueAt),
                    })
              }
              onRemove={() => set({ acknowledge: null })}
            />
          )}
        </ul>
      )}
      <div className="composer-desk">
        <ComposerTools field={field} isPreviewed={isPreviewed} onPreview={onPreview} />
        <Menu label={t('options.menu')} items={items} />
      </div>
      {isAsking && (
        <Late
          load={loadAcknowledge}
          props={{ chosen: acknowledge, onClose, onChoose: (chosen) => set({ acknowledge: chosen }) }}
          title={t('acknowledge.title')}
          onClose={onClose}
        />
      )}
    </>
  );
}
