import type { Clearance, Language, SiteRole } from '#contracts';
import type { DirectoryProfile } from './directory-profile.js';

/** A person as the directory knows them now, in the words of the site. */
export interface DirectoryIdentity {
  /** entryUUID, or objectGUID as UUID text: survives renames, moves and marriages. Never a name, mail or DN. */
  readonly directoryId: string;
  /** First value of the first name attribute that the entry holds: for display and logs, never a key. */
  readonly uid: string;
  readonly displayName: string;
  /** Null when the directory does not say. */
  readonly unit: string | null;
  /** Null when the preferred language is absent or none of the screens'. */
  readonly language: Language | null;
  /** Ties the accounts of one human: four eyes means two different human keys. */
  readonly humanKey: string;
  /** A permissive value such as FRA; null when absent, unknown or ambiguous: nothing releasable is then readable. */
  readonly nationality: string | null;
  readonly partner: boolean;
  readonly siteRole: SiteRole;
  /** Empty when no rule matches: the sign-in is then refused by the caller. Lists sorted, without repeats. */
  readonly clearance: Clearance;
  readonly profile: DirectoryProfile;
}
