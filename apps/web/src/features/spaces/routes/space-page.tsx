import type { Space } from '#contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useTitle } from '../../../shared/ui/use-title.js';
import { LaunchPanel } from '../components/launch-panel.js';
import { MembershipPanel } from '../components/membership-panel.js';
import { MembersPreview } from '../components/members-preview.js';
import { OpenSpace } from '../components/open-space.js';
import { SpaceHead } from '../components/space-head.js';
import { SpaceNotices } from '../components/space-notices.js';
import { SpaceSummary } from '../components/space-summary.js';
import { useSpaceTexts } from '../components/use-space-texts.js';

/** The home of a space. */
export function SpacePage() {
  const t = useSpaceTexts();
  const { spaceId } = useParams({ from: '/shell/content/spaces/$spaceId' });
  useTitle(t('title'));
  // Another space is another page: what was typed or said about one does not show on the next.
  return (
    <OpenSpace key={spaceId} id={spaceId}>
      {(space) => <Home space={space} />}
    </OpenSpace>
  );
}

function Home({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const { abilities, charter, conversationId, purpose } = space;
  return (
    <div className="space-page-inner wide">
      <SpaceHead space={space} />
      <SpaceNotices space={space} />
      <div className="space-columns">
        <div className="space-acts">
          {conversationId !== null && (
            <Link className="btn" to="/messages/$conversationId" params={{ conversationId }}>
              {t('home.open')}
            </Link>
          )}
          <MembershipPanel space={space} />
        </div>
        <div className="space-main">
          <section>
            <h2>{t('home.purpose')}</h2>
            <p className="space-text">{purpose === '' ? t('noPurpose') : purpose}</p>
          </section>
          {abilities.enter && (
            <section>
              <h2>{t('home.charter')}</h2>
              <p className="space-text">{charter === '' ? t('home.noCharter') : charter}</p>
            </section>
          )}
          {abilities.enter && <LaunchPanel space={space} />}
          {!abilities.enter && <p className="space-facts">{t('home.outside')}</p>}
        </div>
        <aside className="space-side" aria-label={t('home.facts')}>
          <SpaceSummary space={space} />
          {abilities.enter && <MembersPreview spaceId={space.id} count={space.memberCount} />}
        </aside>
      </div>
    </div>
  );
}
