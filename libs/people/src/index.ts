export { PeopleModule } from './people.module.js';
export { personPolicy } from './person.policy.js';
export { ProfileEntity } from './profile.entity.js';
export { ProfileListener } from './profile/profile-listener.js';
export { ProfileWriter } from './profile-writer.js';
export { Profile1763720040000 } from './migrations/1763720040000-profile.js';
export { People1763720091000 } from './migrations/1763720091000-people.js';
export { PresenceInPerson1763720095500 } from './migrations/1763720095500-presence-in-person.js';
