import type { AuditRecord } from '#contracts';
import { personalHash, SALT_SIZE } from '../personal/personal-hash.js';

export interface Told {
  readonly workingLevel: string | null;
  readonly facts: AuditRecord['facts'];
  /** It held something of persons once, which is forgotten. */
  readonly erased: boolean;
}

/**
 * What no column of a record repeats. What it says of persons counts when it is what the body holds the hash of. A body
 * that somebody spoiled says nothing, and is shown as it is with the record: that it was spoiled is for the verifier to
 * say.
 */
export function toldIn(body: Buffer, personal: Buffer | null): Told {
  const said = parsed(body.toString('utf8'));
  const isSealed = personal !== null && personalHash(personal) === said['personal'];
  const persons = isSealed ? parsed(personal.toString('utf8', SALT_SIZE)) : {};
  const { workingLevel } = said;
  return {
    workingLevel: typeof workingLevel === 'string' ? workingLevel : null,
    facts: { ...factsIn(said), ...factsIn(persons) },
    erased: personal === null && typeof said['personal'] === 'string',
  };
}

function factsIn({ facts }: Record<string, unknown>): AuditRecord['facts'] {
  return isObject(facts) ? Object.fromEntries(Object.entries(facts).filter(isFact)) : {};
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFact(entry: [string, unknown]): entry is [string, AuditRecord['facts'][string]] {
  const [, value] = entry;
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  return (
    Array.isArray(value) &&
    (value.every((one) => typeof one === 'string') || value.every((one) => typeof one === 'number'))
  );
}
