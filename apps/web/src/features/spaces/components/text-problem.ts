import { createSpaceSchema, type CreateSpace } from '#contracts';

const SHAPES = createSpaceSchema.shape;

/**
 * What the server would refuse in a text, before it is asked: it answers for the body as a whole and names no field.
 * @returns the key of the text that says so; null when nothing is wrong
 */
export function textProblem(
  field: Extract<keyof CreateSpace, 'name' | 'purpose' | 'charter'>,
  value: string,
): 'new.nameMissing' | 'fields.invalid' | null {
  if (field === 'name' && value.trim() === '') return 'new.nameMissing';
  return SHAPES[field].safeParse(value).success ? null : 'fields.invalid';
}
