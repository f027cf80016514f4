export const fr = {
  region: 'Qui est {{name}}',
  presence: {
    online: 'En ligne',
    away: 'Absent du clavier',
    offline: 'Hors ligne',
  },
  left: 'A quitté le site',
  open: 'Voir la fiche',
  manager: 'Responsable\u00a0: {{name}}',
  unknown: 'Cette personne n’est plus visible pour vous.',
  photo: 'Photo de {{name}}',
} as const;
