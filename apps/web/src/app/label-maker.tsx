import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Late } from '../shared/ui/late.js';
import { setLabelDoor, type LabelRequest } from '../shared/ui/label-door.js';

const load = () =>
  import('../features/labels/components/label-dialog.js').then(({ LabelDialog }) => LabelDialog);

/** A label that nobody has used yet, for any chooser of the page; its code comes when it is first asked for. */
export function LabelMaker() {
  const { t } = useTranslation();
  const [request, setRequest] = useState<LabelRequest | null>(null);
  const onClose = () => setRequest(null);
  useEffect(() => setLabelDoor(setRequest), []);
  return (
    request && <Late load={load} props={{ request, onClose }} title={t('labels.other')} onClose={onClose} />
  );
}
