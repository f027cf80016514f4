import type { Id } from '#kernel';

type Scalar = string | number | boolean;

/** Spaces that the caller may enter, as far as they were looked up for the objects at hand. */
export interface SpaceLookup {
  has(spaceId: Id): boolean;
}

/**
 * Everything that a rule may ask of a field. The list is closed: CASL's other operators fail open on missing fields.
 * `$memberOf` asks whether the caller may enter the space that the field names.
 */
export type FieldCondition =
  { readonly $eq: Scalar } | { readonly $in: readonly Scalar[] } | { readonly $memberOf: SpaceLookup };

/** All fields must hold. */
export type Conditions = Readonly<Record<string, FieldCondition>>;
