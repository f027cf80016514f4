import type { PersonalFields } from '../../personal/personal-fields.js';
import { SALT_SIZE } from '../../personal/personal-hash.js';
import { isCanonical } from '../checks/canonical.js';
import { fieldsOf, parseJson } from '../directory/parse-json.js';

const TEXT_OR_NULL = String.raw`(?:null|"([^"\\\x00-\x1f]*)")`;
/** As nearly all are: no facts that name persons, and no character that is escaped. Such a one is canonical as it stands. */
const PLAIN = new RegExp(
  `^\\{"actor":${TEXT_OR_NULL},"sessionId":${TEXT_OR_NULL},"sourceAddress":${TEXT_OR_NULL}\\}$`,
);

/** What a personal part says; null for bytes that no writer of records makes. */
export function readPersonal(part: Buffer): PersonalFields | null {
  const text = part.toString('utf8', SALT_SIZE);
  const plain = PLAIN.exec(text);
  if (plain) {
    const [, actor = null, sessionId = null, sourceAddress = null] = plain;
    return { actor, sessionId, sourceAddress };
  }
  const value = parseJson(text);
  return isPersonal(value) && isCanonical(text, value) ? value : null;
}

function isPersonal(value: unknown): value is PersonalFields {
  const { actor, sessionId, sourceAddress, objectId, facts } = fieldsOf(value);
  return (
    [actor, sessionId, sourceAddress].every((one) => one === null || typeof one === 'string') &&
    (objectId === undefined || typeof objectId === 'string') &&
    (facts === undefined || (typeof facts === 'object' && facts !== null))
  );
}
