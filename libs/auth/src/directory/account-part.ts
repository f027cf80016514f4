import type { DirectoryIdentity } from './directory-identity.js';
import type { DirectoryProfile } from './directory-profile.js';

/** What an account keeps of an identity: all but the portrait, which people keep. */
export function accountPart(identity: DirectoryIdentity): DirectoryIdentity {
  return { ...identity, profile: withoutPhoto(identity.profile) };
}

export function withoutPhoto(profile: DirectoryProfile): DirectoryProfile {
  const kept: { -readonly [Key in keyof DirectoryProfile]: DirectoryProfile[Key] } = { ...profile };
  delete kept.photo;
  return kept;
}
