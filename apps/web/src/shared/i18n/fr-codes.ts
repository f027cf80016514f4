import type { Code } from '#contracts';

/** A text for every code that an error answer can carry, and for no answer at all. */
export const frCodes = {
  BODY_MALFORMED: 'Le contenu envoyé est illisible.',
  BODY_TOO_LARGE: 'Le contenu envoyé est trop volumineux.',
  CONTENT_TYPE_UNSUPPORTED: 'Ce type de contenu n’est pas accepté.',
  REQUEST_INVALID: 'La demande contient une valeur qui n’est pas acceptée.',
  REQUEST_HEADER_MISSING: 'La demande n’est pas venue de cette page\u00a0: rechargez-la puis recommencez.',
  ORIGIN_REFUSED: 'La demande vient d’une autre adresse que celle du site\u00a0: elle est refusée.',
  SESSION_REQUIRED: 'Votre session est terminée. Connectez-vous de nouveau.',
  SIGN_IN_FAILED: 'Identifiant ou mot de passe non reconnu.',
  SIGN_IN_THROTTLED: 'Trop d’essais rapprochés. Patientez un instant.',
  WORKING_LEVEL_REFUSED: 'Ce niveau de travail dépasse votre habilitation. Choisissez un niveau plus bas.',
  FORBIDDEN: 'Vous n’avez pas le droit de faire cela.',
  NOT_FOUND: 'Introuvable, ou non visible à votre niveau de travail.',
  STREAMS_TOO_MANY:
    'Trop d’onglets sont ouverts sur cette session. Fermez-en un pour recevoir les messages en direct.',
  SPACE_MEMBER_REFUSED: 'Cette personne ne peut pas être membre de cet espace.',
  SPACE_ARCHIVED: 'Cet espace est archivé\u00a0: il se lit, mais ne change plus.',
  SPACE_RULE_EMPTIES:
    'Cette règle viderait l’espace\u00a0: il ne resterait que ses animateurs. Vérifiez-la, puis confirmez.',
  SPACE_LAST_ANIMATOR: 'Vous êtes la dernière personne à animer cet espace. Confiez-le d’abord à quelqu’un.',
  SPACE_CEILING_REFUSED: 'Le plafond ne peut pas être cette étiquette.',
  SPACE_ENTRY_NOT_HIGHER: 'L’étiquette d’entrée ne peut qu’être relevée.',
  SPACE_REQUEST_ANSWERED: 'Cette demande a déjà reçu une réponse.',
  SPACE_HAS_ANIMATOR: 'Quelqu’un anime déjà cet espace.',
  SPACE_LABELS_DISORDERED: 'L’étiquette par défaut doit se trouver entre l’étiquette d’entrée et le plafond.',
  SPACE_NOT_LAUNCHED: 'Le lancement de cet espace n’a pas encore été décrit.',
  LABEL_REFUSED: 'Cette étiquette ne peut pas être utilisée ici. Choisissez-en une autre.',
  LABEL_ABOVE_CEILING:
    'Cette étiquette dépasse ce que la conversation peut contenir. Choisissez-en une plus basse ou changez de lieu.',
  LABEL_LIMIT_REACHED:
    'Le site a atteint le nombre d’étiquettes permis. Prévenez votre officier de sécurité.',
  LABEL_NO_UPPER_BOUND: 'Aucune étiquette ne peut protéger ces contenus ensemble.',
  DIRECTORY_RUN_PENDING: 'Une synchronisation est déjà en attente.',
  DIRECTORY_RUN_OVER: 'Cette synchronisation n’attend pas de réponse.',
  DIRECTORY_RUN_CHANGED: 'Cette synchronisation ferait autre chose que ce qui a été lu. Relisez-la.',
  DIRECTORY_NOTHING_TO_UNDO: 'Aucune synchronisation ne peut être annulée.',
  DIRECTORY_UNAVAILABLE: 'L’annuaire ne répond pas. Réessayez dans un moment.',
  DATABASE_UNAVAILABLE: 'Le service est momentanément indisponible. Réessayez dans un moment.',
  AUDIT_UNAVAILABLE: 'Le journal ne peut pas être écrit\u00a0: rien n’a été fait. Réessayez dans un moment.',
  OVERLOADED: 'Le service est très sollicité. Réessayez dans un moment.',
  INTERNAL: 'Le service a rencontré une erreur.',
  NETWORK_UNREACHABLE: 'Le site ne répond pas. Vérifiez la connexion au réseau.',
  STEP_UP_REQUIRED: 'Confirmez d’abord votre mot de passe.',
  STEP_UP_FAILED: 'Mot de passe non reconnu.',
  MESSAGE_CHANGED:
    'Ce message a changé entre-temps. Votre texte est gardé\u00a0: relisez la version actuelle, puis enregistrez de nouveau pour la remplacer.',
  COMMENT_CHANGED: 'Ce commentaire a changé entre-temps\u00a0: relisez-le, puis reprenez votre modification.',
  COMMENT_DELETED: 'Ce commentaire a été supprimé entre-temps\u00a0: il ne peut plus être modifié.',
  MESSAGE_DELETED: 'Ce message a été supprimé entre-temps\u00a0: il ne peut plus être modifié.',
  EXPERTISE_OWN: 'Vous ne pouvez pas confirmer votre propre expertise.',
  CORRESPONDENT_PLACE_UNKNOWN:
    'L’annuaire n’indique ni unité ni site pour cette personne\u00a0: elle ne peut pas y être correspondante.',
  CORRESPONDENT_EXISTS: 'Cette personne est déjà correspondante pour ce sujet.',
  REFERENCE_ENTRY_CHANGED:
    'Cette entrée a changé entre-temps. Votre texte est gardé\u00a0: comparez-le à la version actuelle, puis enregistrez de nouveau.',
  REFERENCE_FIELD_UNKNOWN: 'Un des champs envoyés n’existe pas dans cette liste.',
  REFERENCE_LIST_ARCHIVED: 'Cette liste est archivée\u00a0: elle se lit, mais ne change plus.',
  REFERENCE_OWNER_REFUSED: 'Cette personne ne peut pas recevoir la liste.',
<<<<<<< HEAD
  IMPORT_TOO_MANY: 'Cinq de vos imports sont encore ouverts. Terminez-en un ou annulez-le.',
  IMPORT_TOO_LARGE: 'Ce fichier dépasse la taille permise sur ce site.',
  IMPORT_NOT_NOW: 'L’import n’en est pas à cette étape. La page va être relue.',
  IMPORT_INCOMPLETE: 'Le fichier n’est pas encore arrivé en entier.',
  IMPORT_PIECE_REFUSED: 'Ce morceau ne fait pas partie du fichier annoncé. Choisissez le même fichier.',
  IMPORT_PERSON_REFUSED: 'Cette personne ne peut pas être auteur ici.',
  IMPORT_SPACE_REFUSED:
    'Ces messages ne peuvent pas être écrits dans cet espace\u00a0: animez-le et vérifiez son plafond.',
  IMPORT_NOTHING_MAPPED: 'Choisissez d’abord un espace pour au moins un canal.',
=======
  LABEL_BELOW_SOURCE: 'L’étiquette doit protéger au moins autant que ce dont il est question.',
>>>>>>> main
  LABEL_BELOW_LIST: 'L’étiquette d’une entrée doit protéger au moins autant que celle de sa liste.',
  TALK_MEMBER_REFUSED:
    'Une des personnes choisies ne peut pas prendre part à cet échange. Modifiez votre choix.',
  POLICY_INVALID: 'La politique proposée n’est pas valable ici.',
  POLICY_VERSION_OLD: 'Cette version n’est pas plus récente que la version active.',
  POLICY_PART_IN_USE: 'Cette version retirerait un élément encore utilisé.',
  POLICY_SECOND_PERSON: 'Une autre personne doit activer cette proposition.',
  POLICY_PROPOSAL_OVER: 'Cette proposition a expiré ou a déjà été activée.',
  POLICY_PROPOSAL_CHANGED: 'Cette proposition n’est pas celle que vous avez lue. Relisez-la.',
} as const satisfies Readonly<Record<Code | 'NETWORK_UNREACHABLE', string>>;
