import { Link, useParams } from '@tanstack/react-router';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { LaunchForm } from '../components/launch-form.js';
import { OpenSpace } from '../components/open-space.js';
import { useSpaceTexts } from '../components/use-space-texts.js';

/** The guided second step: what a space needs to live. */
export function LaunchPage() {
  const t = useSpaceTexts();
  const { spaceId } = useParams({ from: '/shell/content/spaces/$spaceId/launch' });
  useTitle(t('launch.pageTitle'));
  return (
    <OpenSpace key={spaceId} id={spaceId}>
      {(space) => (
        <div className="space-page-inner narrow">
          <p>
            <Link className="space-back" to="/spaces/$spaceId" params={{ spaceId }}>
              ← {space.name}
            </Link>
          </p>
          <div>
            {space.launch === null && <p className="space-step">{t('launch.step', { step: 2 })}</p>}
            <h1>{t('launch.pageTitle')}</h1>
          </div>
          {space.abilities.animate ? (
            <LaunchForm space={space} />
          ) : (
            <EmptyState title={t('settings.notYours')} hint={t('settings.notYoursHint')} />
          )}
        </div>
      )}
    </OpenSpace>
  );
}
