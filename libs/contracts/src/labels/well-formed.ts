/**
 * Whether the categories of a label or clearance have the shape that their type promises. Types are gone once data
 * comes from JSON, and each wrong shape would open something: in the text "FRANCE" `includes` finds "FRA", and an
 * array or Map in the place of the permissive map has no entries, which reads as unrestricted.
 */
export function hasCategories(value: { restrictive: unknown; permissive: unknown }): boolean {
  return (
    isTexts(value.restrictive) && isMap(value.permissive) && Object.values(value.permissive).every(isTexts)
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** By tag, not by prototype: objects from another realm (tests, workers) count too. */
function isMap(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}
