import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './inbox-fr.js';

export const en: CatalogueLike<typeof fr> = {
  back: 'Back to the conversations',
  more: 'Show more',
  gone: 'This message can no longer be read.',
  mentions: {
    title: 'Mentions',
    hint: 'Messages that name you, or the whole space.',
    empty: 'Nobody has mentioned you yet',
    emptyHint: 'When somebody writes @ and your name, the message appears here, wherever it stands.',
  },
  topics: {
    title: 'Topics that I follow',
    hint: 'The topics that you follow, the latest first.',
    empty: 'You follow no topic',
    emptyHint: 'Reply in a topic, or choose “Follow”: its new replies will appear here.',
  },
  saved: {
    title: 'Saved messages',
    hint: 'What you have put aside. Nobody else sees it.',
    empty: 'You have put nothing aside',
    emptyHint: 'Choose “Save for later” on a message to find it here again.',
  },
  acknowledgements: {
    title: 'To acknowledge',
    hint: 'You are asked to confirm that you have read these messages.',
    empty: 'You have acknowledged everything',
    emptyHint: 'When an author asks for acknowledgement, the request stays here until you answer it.',
  },
  acknowledge: 'I have read it',
  due: 'to acknowledge by {{date}}',
  late: 'overdue: {{date}}',
  unsave: 'Save no more',
  newReplies_one: '{{count}} new reply',
  newReplies_other: '{{count}} new replies',
  replies_one: '{{count}} reply',
  replies_other: '{{count}} replies',
  lastReply: 'last: {{date}}',
  resolved: 'Resolved',
};
