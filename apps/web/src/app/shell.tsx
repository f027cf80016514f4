import './shell.css';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LastSignIn } from '../features/session/components/last-sign-in.js';
import { useSession } from '../shared/access/session-query.js';
import { MarkingBand } from '../shared/ui/marking-band.js';
import { ConnectionLine } from './connection-line.js';
import { IdleLine } from './idle-line.js';
import { LabelMaker } from './label-maker.js';
import { Moderator } from './moderator.js';
import { PaletteKey } from './palette-key.js';
import { Rail } from './rail.js';
import { ShortcutsKey } from './shortcuts-key.js';
import { useLiveStream } from './use-live-stream.js';

const route = getRouteApi('/shell');

/** What stands around every page of a session: markings, navigation, the live stream. */
export function Shell() {
  const { t } = useTranslation();
  const { keeper } = route.useRouteContext();
  const session = useSession();
  const [welcome, setWelcome] = useState(keeper.justSignedIn);
  const connection = useLiveStream(keeper);

  function closeWelcome() {
    keeper.closeWelcome();
    setWelcome(false);
  }

  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <MarkingBand place="top" level={session.workingLevel} meaning="workingLevel" />
      <div className="app">
        <Rail onSignedOut={() => keeper.end('signedOut')} />
        <main id="content" tabIndex={-1}>
          <div className="notices">
            {welcome && <LastSignIn onClose={closeWelcome} />}
            <IdleLine keeper={keeper} />
            <ConnectionLine state={connection} />
          </div>
          <Outlet />
        </main>
      </div>
      <PaletteKey />
      <ShortcutsKey />
      <LabelMaker />
      <Moderator />
      <MarkingBand place="bottom" level={session.workingLevel} meaning="workingLevel" />
    </div>
  );
}
