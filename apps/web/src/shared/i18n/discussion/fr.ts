export const fr = {
  title: 'Commentaires',
  none: 'Aucun commentaire pour l’instant.',
  earlier: 'Commentaires plus anciens',
  write: 'Votre commentaire',
  label: 'Étiquette du commentaire',
  raised:
    'L’étiquette a été relevée\u00a0: un commentaire protège au moins autant que ce dont il parle. Relisez, puis envoyez.',
  add: 'Commenter',
  edited: 'modifié',
  deleted: 'Commentaire supprimé par son auteur.',
  edit: 'Modifier',
  save: 'Enregistrer',
  remove: 'Supprimer…',
  removeTitle: 'Supprimer ce commentaire\u00a0?',
  removeBody: 'Votre commentaire ne pourra plus être lu\u00a0; une trace reste à sa place.',
  removeConfirm: 'Supprimer',
  by: 'Commentaire de {{name}}',
};
