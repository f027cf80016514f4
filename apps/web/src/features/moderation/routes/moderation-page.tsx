import '../components/moderation.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import type { Message } from '#contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../shared/ui/use-title.js';
import { DecideDialog } from '../components/decide-dialog.js';
import { QueueSection } from '../components/queue-section.js';

/** What waits for the animators of a space. Who does not animate it is refused by the server, in words. */
export function ModerationPage() {
  const { t } = useTranslation('moderation');
  const { spaceId } = useParams({ from: '/shell/content/spaces/$spaceId/moderation' });
  const [deciding, setDeciding] = useState<Message | null>(null);
  useTitle(t('queue.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/spaces/$spaceId" params={{ spaceId }}>
          ← {t('queue.back')}
        </Link>
        <div className="page-head">
          <h1>{t('queue.title')}</h1>
          <div className="page-acts">
            <Link className="btn quiet" to="/spills">
              {t('queue.spills')}
            </Link>
            <Link className="btn quiet" to="/spaces/$spaceId/register" params={{ spaceId }}>
              {t('register.title')}
            </Link>
          </div>
        </div>
        <p className="page-hint">{t('queue.hint')}</p>
        <QueueSection spaceId={spaceId} what="reports" onDecide={({ message }) => setDeciding(message)} />
        <QueueSection spaceId={spaceId} what="appeals" onDecide={() => undefined} />
        {deciding && <DecideDialog message={deciding} onClose={() => setDeciding(null)} />}
      </div>
    </section>
  );
}
