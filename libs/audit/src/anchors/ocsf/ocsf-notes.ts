import type { SignedHead } from '../anchor.js';
import { APPLICATION_LIFECYCLE, type OcsfClass } from './ocsf-class.js';
import { base } from './ocsf-event.js';

type Fields = Readonly<Record<string, unknown>>;

const OTHER: OcsfClass = { classUid: APPLICATION_LIFECYCLE, activityId: 99 };

/** A checkpoint, with the signed note itself: what the verifier takes as a checkpoint that was kept elsewhere. */
export function ocsfCheckpoint({ size, root, note }: SignedHead, logName: string, time: number): Fields {
  return {
    ...base(OTHER.classUid, OTHER.activityId, time, logName, `checkpoint-${size}`),
    severity_id: 1,
    status_id: 1,
    status: 'Success',
    app: { name: 'Ruche', vendor_name: 'Ruche' },
    unmapped: { event: 'audit.checkpoint', size, root, note },
  };
}

/** Bytes at a place of the log that are no record. */
export function ocsfUnreadable(index: number, logName: string, time: number): Fields {
  return {
    ...base(OTHER.classUid, OTHER.activityId, time, logName, `unreadable-${index}`),
    severity_id: 4,
    status_id: 2,
    status: 'Failure',
    app: { name: 'Ruche', vendor_name: 'Ruche' },
    unmapped: { event: 'audit.unreadable', index },
  };
}
