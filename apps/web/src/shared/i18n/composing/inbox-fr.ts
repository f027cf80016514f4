/** What concerns the reader wherever it was written. */
export const fr = {
  back: 'Retour aux conversations',
  more: 'Afficher la suite',
  gone: 'Ce message n’est plus lisible.',
  mentions: {
    title: 'Mentions',
    hint: 'Les messages qui vous nomment, vous ou tout l’espace.',
    empty: 'Personne ne vous a encore mentionné',
    emptyHint: 'Quand quelqu’un écrit @ suivi de votre nom, son message apparaît ici, où qu’il soit.',
  },
  topics: {
    title: 'Sujets suivis',
    hint: 'Les sujets que vous suivez, le plus récent d’abord.',
    empty: 'Vous ne suivez aucun sujet',
    emptyHint:
      'Répondez dans un sujet, ou choisissez «\u00a0Suivre\u00a0»\u00a0: ses nouvelles réponses apparaîtront ici.',
  },
  saved: {
    title: 'Messages gardés',
    hint: 'Ce que vous avez mis de côté. Vous seul le voyez.',
    empty: 'Vous n’avez rien mis de côté',
    emptyHint: 'Choisissez «\u00a0Garder\u00a0» sur un message pour le retrouver ici plus tard.',
  },
  acknowledgements: {
    title: 'À confirmer',
    hint: 'On vous demande de confirmer que vous avez lu ces messages.',
    empty: 'Vous avez tout confirmé',
    emptyHint: 'Quand un auteur demande un accusé de lecture, sa demande reste ici jusqu’à votre réponse.',
  },
  acknowledge: 'J’ai lu',
  due: 'à confirmer avant le {{date}}',
  late: 'échéance dépassée\u00a0: {{date}}',
  unsave: 'Ne plus garder',
  newReplies_one: '{{count}}\u00a0nouvelle réponse',
  newReplies_many: '{{count}}\u00a0nouvelles réponses',
  newReplies_other: '{{count}}\u00a0nouvelles réponses',
  replies_one: '{{count}}\u00a0réponse',
  replies_many: '{{count}}\u00a0réponses',
  replies_other: '{{count}}\u00a0réponses',
  lastReply: 'dernière\u00a0: {{date}}',
  resolved: 'Résolu',
} as const;
