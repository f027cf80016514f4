import { z } from 'zod';
import { settingsSchema } from './settings.schema.js';

type Path = readonly (string | number)[];

/** What a setting is for: its own sentence, or that of the nearest setting around it. */
export function sentenceAt(path: Path): string {
  let schema: z.ZodType = settingsSchema;
  let sentence = '';
  for (const step of path) {
    const inner = stepInto(schema, step);
    if (!inner) break;
    schema = inner;
    sentence = schema.description ?? sentence;
  }
  return sentence;
}

/** The names that may stand in the map at this path; empty where any name may. */
export function knownKeysAt(path: Path): string[] {
  let schema: z.ZodType | null = settingsSchema;
  for (const step of path) schema = schema && stepInto(schema, step);
  const map = schema && unwrap(schema);
  return map instanceof z.ZodObject ? Object.keys(map.shape) : [];
}

/** Without what only says that null may stand there. */
export function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodNullable ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

function stepInto(schema: z.ZodType, step: string | number): z.ZodType | null {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return (inner.shape as Record<string, z.ZodType>)[step] ?? null;
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  return null;
}
