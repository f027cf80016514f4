import type { Space, SpaceMember } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { addMembers, removeMember } from '../api/change-members.js';
import { membersQuery } from '../../../shared/api/members-query.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { AddMembersDialog } from './add-members-dialog.js';
import { LoadProblem } from './load-problem.js';
import { MemberRow } from './member-row.js';
import { MoreLine } from './more-line.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { UndoLine } from './undo-line.js';
import { useSpaceTexts } from './use-space-texts.js';

const AFTER_LAST_KEY_MS = 250;

export function MemberSettings({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const act = useSpaceAct(space.id);
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<SpaceMember | null>(null);
  const [added, setAdded] = useState(0);
  const query = useDebounced(text.trim(), AFTER_LAST_KEY_MS);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    membersQuery(space.id, query),
  );
  const members = data?.pages.flatMap(({ items }) => items) ?? [];

  async function remove(member: SpaceMember) {
    setAdded(0);
    setRemoved(null);
    if (await act.run(() => removeMember(space.id, member.person.id))) setRemoved(member);
  }

  async function undo(member: SpaceMember) {
    if (await act.run(() => addMembers(space.id, asBefore(member)))) setRemoved(null);
  }

  const done = removed ? t('settings.members.removed', { name: removed.person.displayName }) : null;
  return (
    <div className="space-form">
      <div className="raise-line">
        <SearchField name={t('settings.members.search')} value={text} onChange={setText} />
        <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setAdding(true)}>
          {t('settings.members.add')}
        </button>
      </div>
      <UndoLine
        text={added > 0 ? t('settings.members.added', { count: added }) : done}
        onUndo={removed && (() => void undo(removed))}
      />
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data && members.length === 0 && <p className="field-hint">{t('settings.members.nobody')}</p>}
      <ul className="settings-list" aria-label={t('settings.section.members')}>
        {members.map((member) => (
          <MemberRow
            key={member.person.id}
            spaceId={space.id}
            member={member}
            act={act}
            onRemove={() => void remove(member)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <MoreLine
          text={t('home.moreMembers')}
          isFetching={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      )}
      {adding && (
        <AddMembersDialog
          space={space}
          onAdded={(count) => {
            setRemoved(null);
            setAdded(count);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

/** Membership as it was, by hand: a rule or a group brings people back by itself. */
function asBefore({ person, role, partner }: SpaceMember) {
  const { id } = person;
  if (!partner) return { personIds: [id], role };
  const { sponsor, purpose, endsAt } = partner;
  return { personIds: [id], role, partner: { sponsorId: sponsor.id, purpose, endsAt } };
}
