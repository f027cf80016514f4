export const fr = {
  title: 'Votre mot de passe',
  hint: 'Cet acte d’officier demande votre mot de passe. Il vaut ensuite cinq minutes.',
  password: 'Mot de passe',
  go: 'Continuer',
};
