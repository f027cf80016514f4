/** Why a sign-in was refused: for the log of the site, never for an answer. */
export type RefusalReason =
  | 'name_unknown'
  | 'name_ambiguous'
  | 'password_empty'
  | 'password_refused'
  | 'account_disabled'
  | 'entry_changed'
  | 'human_key_missing'
  | 'site_roles_conflict';

/** Called for each refusal. The name is what was typed: it may be a mistyped password, so it is not passed on. */
export type OnRefusal = (reason: RefusalReason) => void;
