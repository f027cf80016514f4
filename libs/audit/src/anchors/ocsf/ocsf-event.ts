import type { ToldRecord } from '../line/told-record.js';
import {
  ACCOUNT_CHANGE,
  API_ACTIVITY,
  APPLICATION_LIFECYCLE,
  AUTHENTICATION,
  AUTHORIZE_SESSION,
  ENTITY_MANAGEMENT,
  GROUP_MANAGEMENT,
  ocsfClass,
} from './ocsf-class.js';

/** The version of the schema whose classes these are. */
export const OCSF_VERSION = '1.3.0';

const PRODUCT = { name: 'Ruche', vendor_name: 'Ruche' } as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * A record as an event of the Open Cybersecurity Schema Framework. What the schema has no place for stands under
 * `unmapped`, under the names of the record.
 * @param logName the name of the log in its checkpoints.
 */
export function ocsfEvent(record: ToldRecord, logName: string): Fields {
  const { classUid, activityId } = ocsfClass(record.event);
  const failed = record.outcome !== 'success' || record.decision !== 'allow';
  return {
    ...base(classUid, activityId, record.time, logName, record.id),
    // 1 informational, 3 medium.
    severity_id: failed ? 3 : 1,
    status_id: failed ? 2 : 1,
    status: failed ? 'Failure' : 'Success',
    ...(record.reason !== null && { status_code: record.reason }),
    ...(record.sourceAddress !== null && { src_endpoint: { ip: record.sourceAddress } }),
    actor: actorOf(record),
    ...ofClass(classUid, record),
    unmapped: unmappedOf(record),
  };
}

/** What all events have. */
export function base(
  classUid: number,
  activityId: number,
  time: number,
  logName: string,
  uid: string,
): Fields {
  return {
    class_uid: classUid,
    category_uid: Math.floor(classUid / 1000),
    activity_id: activityId,
    type_uid: classUid * 100 + activityId,
    time,
    metadata: { version: OCSF_VERSION, product: PRODUCT, uid, log_name: logName },
  };
}

function actorOf({ actor, sessionId, isForgotten }: ToldRecord): Fields {
  if (isForgotten) return { user: userOf(null) };
  const session = sessionId === null ? {} : { session: { uid: sessionId } };
  return actor === null ? { app_name: PRODUCT.name, ...session } : { user: { uid: actor }, ...session };
}

/** What a class asks for besides. */
function ofClass(classUid: number, record: ToldRecord): Fields {
  const object = objectOf(record);
  switch (classUid) {
    case AUTHENTICATION:
    case AUTHORIZE_SESSION:
      return { user: userOf(record.actor), service: { name: PRODUCT.name } };
    case ACCOUNT_CHANGE:
      return { user: userOf(record.objectId) };
    case GROUP_MANAGEMENT:
      return { group: { uid: object.uid, type: object.type }, user: userOf(record.actor) };
    case ENTITY_MANAGEMENT:
      return { entity: object };
    case APPLICATION_LIFECYCLE:
      return { app: PRODUCT };
    case API_ACTIVITY:
      return {
        api: { operation: record.event },
        ...(record.objectId !== null && { resources: [object] }),
        ...(record.sourceAddress === null && { src_endpoint: { name: 'unknown' } }),
      };
    default:
      return {};
  }
}

function objectOf({ objectId, objectType, event }: ToldRecord): { uid: string; type: string } {
  return { uid: objectId ?? 'none', type: objectType ?? event.split('.')[0] ?? 'none' };
}

function userOf(id: string | null): Fields {
  return id === null ? { name: 'unknown' } : { uid: id };
}

function unmappedOf(record: ToldRecord): Fields {
  const { event, decision, label, workingLevel, correlationId, emitter, emitterSeq, objectType, objectId } =
    record;
  return {
    event,
    decision,
    label,
    workingLevel,
    correlationId,
    emitter,
    emitterSeq,
    objectType,
    objectId,
    facts: record.facts,
  };
}
