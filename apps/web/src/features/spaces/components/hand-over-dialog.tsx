import type { Person, Space } from '#contracts';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { Dialog } from '../../../shared/ui/dialog.js';
import { PeopleChoice } from '../../../shared/ui/people-choice.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { handOver } from '../api/change-space.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { useSpaceTexts } from './use-space-texts.js';

/** Names who animates the space from now on: the button that does it says the name. */
export function HandOverDialog({ space, onClose }: { space: Space; onClose(): void }) {
  const t = useSpaceTexts();
  const navigate = useNavigate();
  const act = useSpaceAct(space.id);
  const [heir, setHeir] = useState<Person | null>(null);

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (heir === null) return;
    if (!(await act.run(() => handOver(space.id, heir.id)))) return;
    onClose();
    // Whoever handed it over sets it up no longer.
    await navigate({ to: '/spaces/$spaceId', params: { spaceId: space.id } });
  }

  return (
    <Dialog title={t('settings.life.handDialog', { name: space.name })} onClose={onClose} isRoomy>
      <form className="space-form add-members" onSubmit={(event) => void onSubmit(event)}>
        <PeopleChoice
          chosen={heir ? [heir] : []}
          hint={t('settings.life.handHint')}
          onToggle={(person) => {
            act.forget();
            setHeir(heir?.id === person.id ? null : person);
          }}
        />
        <p role="alert" className="form-problem">
          {act.error !== null && <ProblemText error={act.error} />}
        </p>
        <button type="submit" className="btn" aria-disabled={heir === null || act.pending}>
          {heir ? t('settings.life.handTo', { name: heir.displayName }) : t('settings.life.handOne')}
        </button>
      </form>
    </Dialog>
  );
}
