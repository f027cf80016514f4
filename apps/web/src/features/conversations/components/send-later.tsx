import type { PostMessage } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { weekdayAndTime } from '../../../shared/i18n/dates.js';
import { siteTimeZone } from '../../../shared/i18n/site-time-zone.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Late } from '../../../shared/ui/late.js';
import { Menu, type MenuItem } from '../../../shared/ui/menu.js';
import { laterTimes } from '../api/later-times.js';
import { refusals } from '../api/refusals.js';
import { scheduledNotices, scheduleMessage } from '../api/schedule-message.js';

type Props = {
  place: string;
  /** Null while it cannot be sent. */
  message: PostMessage | null;
  /** The message is in other hands: the composer is empty again. */
  onHandedOver(): void;
};

const loadDialog = () => import('./later-dialog.js').then(({ LaterDialog }) => LaterDialog);

/** The moments at which the message may go instead of now, beside the button that sends it. */
export function SendLater({ place, message, onHandedOver }: Props) {
  const { t } = useTranslation('composing');
  const language = useLanguage();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isChoosing, setChoosing] = useState(false);
  const onClose = () => setChoosing(false);

  async function schedule(sendAt: string): Promise<void> {
    if (message === null) return;
    await scheduleMessage(queryClient, place, message, sendAt);
    onHandedOver();
    scheduledNotices.set(place, sendAt);
  }

  const times = (): MenuItem[] =>
    laterTimes(new Date(), siteTimeZone()).map(({ preset, at }) => ({
      key: preset,
      text: t('later.at', { when: t(`later.${preset}`), date: weekdayAndTime(language, at.toISOString()) }),
      onChoose: () =>
        void schedule(at.toISOString()).catch((error: unknown) => {
          if (error instanceof ApiError) refusals.set(place, error);
        }),
    }));
  const items: MenuItem[] = [
    ...(message === null
      ? []
      : [...times(), { key: 'own', text: t('later.ownTime'), onChoose: () => setChoosing(true) }]),
    {
      key: 'all',
      text: t('later.seeAll'),
      onChoose: () => void navigate({ to: '/messages/scheduled' }),
    },
  ];

  return (
    <>
      <Menu label={t('later.title')} items={items} drawing={DRAWING} />
      {isChoosing && message && (
        <Late
          load={loadDialog}
          props={{ planned: null, onChoose: schedule, onClose }}
          title={t('later.title')}
          onClose={onClose}
        />
      )}
    </>
  );
}

/** A clock. */
const DRAWING = 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2';
