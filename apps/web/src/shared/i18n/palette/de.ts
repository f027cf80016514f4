import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const de: CatalogueLike<typeof fr> = {
  title: 'Gehe zu…',
  search: 'Eine Person, ein Raum, eine Seite, eine Aktion',
  results: 'Ergebnisse',
  groups: {
    pages: 'Seiten',
    people: 'Personen',
    spaces: 'Räume',
    conversations: 'Unterhaltungen',
    actions: 'Aktionen',
  },
  nothing: 'Nichts mit diesem Namen.',
  found_one: '{{count}} Ergebnis',
  found_other: '{{count}} Ergebnisse',
  hint: 'Pfeile: wählen · Eingabe: öffnen · Esc: schließen',
  pages: {
    messages: 'Nachrichten',
    spaces: 'Räume',
    people: 'Personen',
    chart: 'Organigramm',
    correspondents: 'Ansprechpersonen',
    lists: 'Referenzlisten',
    directory: 'Verzeichnis',
    sessions: 'Meine Sitzungen',
    me: 'Mein Profil',
  },
  unnamed: 'Gruppe ohne Namen',
  actions: {
    newTalk: 'Neue Unterhaltung',
    mentions: 'Meine Erwähnungen ansehen',
    topics: 'Verfolgte Themen ansehen',
    saved: 'Gemerkte Nachrichten ansehen',
    acknowledgements: 'Ansehen, was zu bestätigen ist',
    drafts: 'Meine Entwürfe ansehen',
    scheduled: 'Meine geplanten Nachrichten ansehen',
    date: 'In dieser Unterhaltung zum {{date}} gehen',
    light: 'Helle Darstellung',
    dark: 'Dunkle Darstellung',
    language: 'Zu {{language}} wechseln',
  },
};
