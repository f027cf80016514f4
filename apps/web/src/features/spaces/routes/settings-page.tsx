import '../components/space-form.css';
import '../components/space-settings.css';
import type { Space } from '#contracts';
import { Link, useParams } from '@tanstack/react-router';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { GeneralSettings } from '../components/general-settings.js';
import { LabelSettings } from '../components/label-settings.js';
import { LifeSettings } from '../components/life-settings.js';
import { MemberSettings } from '../components/member-settings.js';
import { OpenSpace } from '../components/open-space.js';
import { RequestSettings } from '../components/request-settings.js';
import { RetentionSettings } from '../components/retention-settings.js';
import { RuleSettings } from '../components/rule-settings.js';
import { useSpaceTexts } from '../components/use-space-texts.js';

const SECTIONS = ['general', 'labels', 'members', 'rule', 'requests', 'retention', 'life'] as const;
type Section = (typeof SECTIONS)[number];

/** What animators set up, one part at a time; each part has its address. */
export function SettingsPage() {
  const t = useSpaceTexts();
  const { spaceId, section } = useParams({ from: '/shell/content/spaces/$spaceId/settings/{-$section}' });
  useTitle(t('settings.title'));
  return (
    <OpenSpace key={spaceId} id={spaceId}>
      {(space) => (
        <Settings space={space} wanted={SECTIONS.find((known) => known === section) ?? 'general'} />
      )}
    </OpenSpace>
  );
}

function Settings({ space, wanted }: { space: Space; wanted: Section }) {
  const t = useSpaceTexts();
  const { abilities, id, name, waitingRequests } = space;
  const isOpen = abilities.animate || abilities.restore || abilities.handOver;
  // An archived space is set up no further: it is opened again first.
  const sections = abilities.animate ? SECTIONS : (['life'] as const);
  const section = sections.find((known) => known === wanted) ?? 'life';
  return (
    <div className="space-page-inner wide">
      <header className="space-head">
        <Link className="space-back" to="/spaces/$spaceId" params={{ spaceId: id }}>
          ← {t('settings.back')}
        </Link>
        <h1>{t('settings.of', { name })}</h1>
      </header>
      {!isOpen && <EmptyState title={t('settings.notYours')} hint={t('settings.notYoursHint')} />}
      {isOpen && (
        <div className="settings">
          <nav aria-label={t('settings.sections')}>
            <ul>
              {sections.map((key) => (
                <li key={key}>
                  <Link
                    to="/spaces/$spaceId/settings/{-$section}"
                    params={{ spaceId: id, section: key }}
                    aria-current={key === section ? 'page' : undefined}
                  >
                    {t(`settings.section.${key}`)}
                    {key === 'requests' && (waitingRequests ?? 0) > 0 && (
                      <span className="settings-count">{waitingRequests}</span>
                    )}
                  </Link>
                </li>
              ))}
              {abilities.animate && (
                <li>
                  <Link to="/spaces/$spaceId/imports" params={{ spaceId: id }}>
                    {t('settings.section.imports')}
                  </Link>
                </li>
              )}
            </ul>
          </nav>
          <div className="settings-part">
            {!abilities.animate && abilities.restore && (
              <p className="field-hint">{t('settings.archived')}</p>
            )}
            <Part section={section} space={space} />
          </div>
        </div>
      )}
    </div>
  );
}

function Part({ section, space }: { section: Section; space: Space }) {
  switch (section) {
    case 'general':
      return <GeneralSettings space={space} />;
    case 'labels':
      return <LabelSettings space={space} />;
    case 'members':
      return <MemberSettings space={space} />;
    case 'rule':
      return <RuleSettings space={space} />;
    case 'requests':
      return <RequestSettings space={space} />;
    case 'retention':
      return <RetentionSettings space={space} />;
    case 'life':
      return <LifeSettings space={space} />;
  }
}
