import type { DirectoryListener } from '#auth';
import { ProfileWriter } from '#people';
import { RulesFollower } from '#spaces';

/** Libraries that keep their own part of what the directory says, in the order in which they are told. */
export function directoryListeners(): readonly DirectoryListener[] {
  return [new ProfileWriter(), new RulesFollower()];
}
