import { personalHash, SALT_SIZE } from '../../personal/personal-hash.js';
import type { AnchoredRecord } from '../anchor.js';

/** What a sealed record says, as far as anchors tell it. */
export interface ToldRecord {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly event: string;
  /** It said something of persons, and nothing of that is left: null tells nothing then. */
  readonly isForgotten: boolean;
  readonly actor: string | null;
  readonly sessionId: string | null;
  readonly workingLevel: string | null;
  readonly sourceAddress: string | null;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly label: string | null;
  readonly decision: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly correlationId: string | null;
  readonly emitter: string | null;
  readonly emitterSeq: number | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Reads a record from its canonical bytes, never from columns, which somebody may have changed: what it says of persons
 * counts when it is what the body holds the hash of. Null for bytes that are no record: an anchor tells that too, and is
 * not held up by it.
 */
export function toldRecord({ body, personal }: Pick<AnchoredRecord, 'body' | 'personal'>): ToldRecord | null {
  const fields = parse(body.toString('utf8'));
  const time = Date.parse(textOf(fields?.['at']) ?? '');
  const id = textOf(fields?.['id']);
  const event = textOf(fields?.['event']);
  if (!fields || id === null || event === null || !Number.isFinite(time)) return null;
  const isSealed = personal !== null && personalHash(personal) === fields['personal'];
  const persons = isSealed ? parse(personal.toString('utf8', SALT_SIZE)) : null;
  const text = (name: string): string | null => textOf(fields[name]);
  const { emitterSeq } = fields;
  return {
    id,
    time,
    event,
    isForgotten: persons === null && typeof fields['personal'] === 'string',
    actor: textOf(persons?.['actor']),
    sessionId: textOf(persons?.['sessionId']),
    workingLevel: text('workingLevel'),
    sourceAddress: textOf(persons?.['sourceAddress']),
    objectType: text('objectType'),
    objectId: textOf(persons?.['objectId']) ?? text('objectId'),
    label: text('label'),
    decision: text('decision') ?? 'unknown',
    outcome: text('outcome') ?? 'unknown',
    reason: text('reason'),
    correlationId: text('correlationId'),
    emitter: text('emitter'),
    emitterSeq: typeof emitterSeq === 'number' ? emitterSeq : null,
    facts: { ...factsOf(fields), ...factsOf(persons) },
  };
}

function factsOf(fields: Readonly<Record<string, unknown>> | null): Readonly<Record<string, unknown>> {
  const facts = fields?.['facts'];
  return isFields(facts) ? facts : {};
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
