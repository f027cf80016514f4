import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './inbox-fr.js';

export const de: CatalogueLike<typeof fr> = {
  back: 'Zurück zu den Unterhaltungen',
  more: 'Mehr anzeigen',
  gone: 'Diese Nachricht ist nicht mehr lesbar.',
  mentions: {
    title: 'Erwähnungen',
    hint: 'Nachrichten, die Sie oder den ganzen Raum nennen.',
    empty: 'Noch hat niemand Sie erwähnt',
    emptyHint: 'Schreibt jemand @ und Ihren Namen, erscheint die Nachricht hier, wo immer sie steht.',
  },
  topics: {
    title: 'Verfolgte Themen',
    hint: 'Die Themen, denen Sie folgen, das neueste zuerst.',
    empty: 'Sie folgen keinem Thema',
    emptyHint: 'Antworten Sie in einem Thema, oder wählen Sie „Folgen“: Neue Antworten erscheinen dann hier.',
  },
  saved: {
    title: 'Gemerkte Nachrichten',
    hint: 'Was Sie beiseitegelegt haben. Nur Sie sehen es.',
    empty: 'Sie haben nichts beiseitegelegt',
    emptyHint: 'Wählen Sie bei einer Nachricht „Merken“, um sie hier wiederzufinden.',
  },
  acknowledgements: {
    title: 'Zu bestätigen',
    hint: 'Sie werden gebeten zu bestätigen, dass Sie diese Nachrichten gelesen haben.',
    empty: 'Sie haben alles bestätigt',
    emptyHint: 'Verlangt jemand eine Lesebestätigung, bleibt die Bitte hier, bis Sie antworten.',
  },
  acknowledge: 'Gelesen',
  due: 'zu bestätigen bis {{date}}',
  late: 'überfällig seit {{date}}',
  unsave: 'Nicht mehr merken',
  newReplies_one: '{{count}} neue Antwort',
  newReplies_other: '{{count}} neue Antworten',
  replies_one: '{{count}} Antwort',
  replies_other: '{{count}} Antworten',
  lastReply: 'letzte: {{date}}',
  resolved: 'Gelöst',
};
