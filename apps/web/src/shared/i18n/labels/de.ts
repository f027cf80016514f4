import type { CatalogueLike } from '../catalogue.js';
import type { fr } from './fr.js';

export const de: CatalogueLike<typeof fr> = {
  title: 'Andere Kennzeichnung',
  policy: 'Regelwerk',
  level: 'Stufe',
  levelMissing: 'Wählen Sie zuerst die Stufe.',
  restrictive: 'Kompartimente',
  restrictiveHint: 'Lesen können nur Personen, die alle angekreuzten Kompartimente innehaben.',
  excluded: '{{names}} dürfen nicht gemeinsam auf einer Kennzeichnung stehen.',
  tooMany: 'Eine Kennzeichnung trägt höchstens {{most}} Kompartimente.',
  permissiveHint: 'Ist nichts angekreuzt: keine Einschränkung.',
  unreadable: 'Sie könnten nicht mehr lesen, was Sie kennzeichnen: Kreuzen Sie auch {{names}} an.',
  preview: 'Vermerk',
  previewEmpty: 'Er erscheint hier, sobald die Stufe gewählt ist.',
  save: 'Kennzeichnung verwenden',
  saving: 'Wird angelegt …',
  none: 'Auf Ihrer Arbeitsstufe können Sie keine Kennzeichnung zusammenstellen.',
  refusals: {
    LABEL_REFUSED: 'Diese Kennzeichnung wird abgelehnt: Einer ihrer Teile steht Ihnen nicht mehr offen.',
    LABEL_ABOVE_CEILING: 'Diese Kennzeichnung liegt über der Stufe, für die dieser Standort zugelassen ist.',
  },
};
