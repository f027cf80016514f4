/**
 * The people whom somebody who does not see the whole house (a partner) sees besides himself. Spaces lie above this
 * library: their migration puts its own answer in the place of this one.
 */
export const COMPANIONS = {
  name: 'people.companions',
  args: '',
  returns: 'uuid[]',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN '{}'::uuid[];
    END`,
} as const;

/**
 * What names, places and tags are compared by: lower case, without accents, one space between words. The letters named
 * are those that do not come apart into a letter and an accent.
 */
export const FOLD = {
  name: 'people.fold',
  args: 'value text',
  returns: 'text',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    SELECT btrim(regexp_replace(
      replace(replace(replace(replace(translate(lower(
        regexp_replace(normalize(value, NFKD), '[\\u0300-\\u036f]', '', 'g')), 'øłđı', 'oldi'),
        'ß', 'ss'), 'œ', 'oe'), 'æ', 'ae'), 'þ', 'th'),
      '[^[:alnum:]]+', ' ', 'g'))`,
} as const;

/** Keeps the keys of a profile true, whoever writes it. A name without letters keeps a key of its own. */
export const FOLD_PROFILE = {
  name: 'people.fold_profile',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      NEW.name_key := coalesce(nullif(people.fold(NEW.display_name), ''), '-');
      NEW.unit_key := people.fold(NEW.unit);
      NEW.site_key := people.fold(NEW.site);
      RETURN NEW;
    END`,
} as const;
