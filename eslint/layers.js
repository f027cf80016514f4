/** The libs, lowest first; a lib may import every layer below its own, and nothing beside it. */
export const LAYERS = [
  ['kernel'],
  ['contracts'],
  ['config'],
  ['database'],
  ['access'],
  ['audit'],
  ['http'],
  ['auth'],
  ['people'],
  ['spaces'],
  ['retention'],
  ['discussion'],
  ['files', 'search', 'notifications', 'reference'],
  ['messaging', 'imports', 'links', 'meetings', 'watch', 'community'],
  // Above the features: it decides over what they hold.
  ['moderation'],
];

/** Everything that `lib` may import. */
export function librariesBelow(lib) {
  const layer = LAYERS.findIndex((names) => names.includes(lib));
  return LAYERS.slice(0, layer).flat();
}
