import { randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { PERSONAL_FACTS, PERSONAL_OBJECTS } from '../catalogue.js';
import type { AuditActor, AuditEntry } from '../record/audit-entry.js';
import type { PersonalFields } from './personal-fields.js';
import { SALT_SIZE } from './personal-hash.js';

type Facts = NonNullable<AuditEntry['facts']>;

/** A record in two parts: one that may be forgotten, and one that stays. */
export interface PartedRecord {
  /** Salt ‖ canonical JSON of {@link PersonalFields}; null where nothing tells of a person. */
  readonly personal: Buffer | null;
  /** Whether `objectId` stands in the personal part. */
  readonly hidesObject: boolean;
  /** Those that tell of no person. */
  readonly facts: Facts;
}

/** Parts what tells of persons from the rest, as the catalogue says (ADR 3 of this lib). */
export function parted(
  { actor, sessionId, sourceAddress }: AuditActor,
  { event, object, facts = {} }: AuditEntry,
): PartedRecord {
  const named = PERSONAL_FACTS.get(event);
  const isNamed = (name: string): boolean => named?.has(name) ?? false;
  const hidesObject = object !== undefined && PERSONAL_OBJECTS.has(object.type);
  const hidesFacts = named !== undefined && Object.keys(facts).some(isNamed);
  if (actor === null && sessionId === null && sourceAddress === null && !hidesObject && !hidesFacts)
    return { personal: null, hidesObject, facts };
  const fields: PersonalFields = {
    actor,
    sessionId,
    sourceAddress,
    ...(hidesObject && { objectId: object.id }),
    ...(hidesFacts && { facts: those(facts, isNamed) }),
  };
  return {
    personal: salted(fields),
    hidesObject,
    facts: hidesFacts ? those(facts, (name) => !isNamed(name)) : facts,
  };
}

function salted(fields: PersonalFields): Buffer {
  const text = canonicalize(fields);
  if (text === undefined) throw new Error('the personal part of a record has no canonical form');
  return Buffer.concat([randomBytes(SALT_SIZE), Buffer.from(text, 'utf8')]);
}

function those(facts: Facts, are: (name: string) => boolean): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => are(name)));
}
