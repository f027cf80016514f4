export { MembershipEntry } from './membership-entry.js';
export { SpaceReader, type SpaceSummary } from './space-reader.js';
export { SpacesModule } from './spaces.module.js';
export { TalkMaker, type MadeTalk } from './talk-maker.js';
export { Talks1763720071000 } from './migrations/1763720071000-talks.js';
export { Spaces1763720050000 } from './migrations/1763720050000-spaces.js';
