export { CommentsService } from './comments/comments.service.js';
export { discussionPolicy } from './discussion.policy.js';
export { DiscussionModule } from './discussion.module.js';
export type { DiscussionSubject } from './subject.js';
export { Discussion1763720094000 } from './migrations/1763720094000-discussion.js';
export { CommentRetention1763720100400 } from './migrations/1763720100400-comment-retention.js';
export { registerSubject, unregisterSubject } from './migrations/register-subject.js';
export {
  ReactionsService,
  type ReactionState,
  type SubjectReactions,
} from './reactions/reactions.service.js';
