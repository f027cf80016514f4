import type { Settings } from '#config';

/** The value of the first part of a DN, such as `habilitation-s` of `cn=habilitation-s,ou=groups`. RFC 4514. */
const FIRST_VALUE = /^[^=]+=((?:\\.|[^,+\\])+)/;

/**
 * Names, in lower case, of the groups that the settings give a clearance, a compartment or a duty for. Who is in one of
 * them says who holds what: no space is filled from it, and it is shown to nobody.
 */
export function closedGroups({
  clearance,
  compartments,
  siteRole,
}: Settings['directory']['mapping']): readonly string[] {
  return [...clearance, ...compartments, ...siteRole].flatMap(({ when }) => {
    const value = 'group' in when ? FIRST_VALUE.exec(when.group)?.[1] : undefined;
    return value === undefined ? [] : [value.replaceAll(/\\(.)/g, '$1').trim().toLowerCase()];
  });
}
