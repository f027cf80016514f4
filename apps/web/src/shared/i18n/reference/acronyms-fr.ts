export const fr = {
  explain: '{{term}}\u00a0: explication',
  from: 'Référentiel {{name}}',
  open: 'Voir l’entrée',
  noDefinition: 'Pas encore de définition.',
} as const;
