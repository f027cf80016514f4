import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Late } from '../shared/ui/late.js';
import { setModerationDoor, type ModerationRequest } from '../shared/ui/moderation-door.js';

const LOADS = {
  report: () =>
    import('../features/moderation/components/report-dialog.js').then(({ ReportDialog }) => ReportDialog),
  spill: () =>
    import('../features/moderation/components/spill-dialog.js').then(({ SpillDialog }) => SpillDialog),
};

/** Reports from any message of any page; the code comes when it is first asked for. */
export function Moderator() {
  const { t } = useTranslation();
  const [request, setRequest] = useState<ModerationRequest | null>(null);
  const onClose = () => setRequest(null);
  useEffect(() => setModerationDoor(setRequest), []);
  return (
    request && (
      <Late
        key={request.kind}
        load={LOADS[request.kind]}
        props={{ message: request.message, onClose }}
        title={t('messages.actions')}
        onClose={onClose}
      />
    )
  );
}
