import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const en: CatalogueLike<typeof fr> = {
  title: 'Go to…',
  search: 'A person, a space, a page, an action',
  results: 'Results',
  groups: {
    pages: 'Pages',
    people: 'People',
    spaces: 'Spaces',
    conversations: 'Conversations',
    actions: 'Actions',
  },
  nothing: 'Nothing of that name.',
  found_one: '{{count}} result',
  found_other: '{{count}} results',
  hint: 'Arrows: choose · Enter: open · Esc: close',
  pages: {
    messages: 'Messages',
    spaces: 'Spaces',
    people: 'People',
    chart: 'Org chart',
    correspondents: 'Correspondents',
    lists: 'Reference lists',
    directory: 'Directory',
    sessions: 'My sessions',
    me: 'My profile',
  },
  unnamed: 'Group without a name',
  actions: {
    newTalk: 'New talk',
    mentions: 'See my mentions',
    topics: 'See the topics that I follow',
    saved: 'See the saved messages',
    acknowledgements: 'See what is to acknowledge',
    drafts: 'See my drafts',
    scheduled: 'See my scheduled messages',
    date: 'Go to {{date}} in this conversation',
    light: 'Light appearance',
    dark: 'Dark appearance',
    language: 'Switch to {{language}}',
  },
};
