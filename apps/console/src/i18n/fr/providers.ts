/** Where people sign in besides their password. */
export const providers = {
  'settings.providers': 'Fournisseurs d’identité',
  'providers.intro':
    'L’équipe ou les membres se connectent avec le compte de leur organisation (OpenID Connect). Un fournisseur vaut pour cette communauté seulement.',
  'providers.add': 'Ajouter un fournisseur',
  'providers.edit': 'Modifier « {label} »',
  'providers.editName': 'Modifier {label}',
  'providers.empty.title': 'Aucun fournisseur',
  'providers.empty.text': 'On se connecte ici par mot de passe.',
  'providers.label': 'Nom sur le bouton',
  'providers.label.help': '« Continuer avec … »',
  'providers.issuer': 'Émetteur (issuer)',
  'providers.issuer.help':
    'L’adresse https exacte que donne le fournisseur ; sa configuration y est lue aussitôt.',
  'providers.clientId': 'Identifiant client',
  'providers.secret': 'Secret client',
  'providers.secret.keep': 'Vide : il reste comme il est. Gardé chiffré, jamais montré.',
  'providers.secret.new': 'Gardé chiffré, jamais montré.',
  'providers.audience': 'Pour qui',
  'providers.audience.STAFF': 'L’équipe',
  'providers.audience.MEMBERS': 'Les membres',
  'providers.audience.EVERYBODY': 'Tous',
  'providers.domains': 'Domaines d’e-mail admis',
  'providers.domains.help': 'Facultatif, séparés par des virgules : marque.fr. Vide : tous.',
  'providers.newcomers': 'Les nouveaux venus deviennent membres',
  'providers.newcomers.help':
    'Sinon, il faut déjà un compte ici : on le relie une fois, par son mot de passe.',
  'providers.roleClaim': 'Champ qui donne un rôle',
  'providers.roleClaim.help':
    'Facultatif. Où ce champ dit « moderator », la personne modère. Vide : aucun rôle ne vient du fournisseur.',
  'providers.vouches': 'Son second facteur compte',
  'providers.vouches.help':
    'Quand il dit en avoir demandé un (amr, acr), aucun code n’est demandé ici. Éteint : qui a ici la connexion en deux étapes donne un code après lui.',
  'providers.signsOut': {
    one: '{count} personne entrée par lui sera déconnectée aussitôt.',
    other: '{count} personnes entrées par lui seront déconnectées aussitôt.',
  },
  'providers.enabled': 'Le bouton est montré',
  'providers.redirect': 'Adresse de retour',
  'providers.redirect.help': 'À inscrire telle quelle chez le fournisseur :',
  'providers.lastUsed': 'Dernier usage',
  'providers.off': 'éteint',
  'providers.remove': 'Supprimer',
  'providers.removeName': 'Supprimer {label}',
  'providers.remove.title': 'Supprimer « {label} » ?',
  'providers.remove.text':
    'Plus personne n’entrera par lui ; les comptes reliés le redeviennent s’il revient.',
  'signIn.continueWith': 'Continuer avec {label}',
  'signIn.or': 'ou',
  'error.OIDC_PROVIDER_INVALID':
    'Ce fournisseur ne peut pas être enregistré ainsi : vérifiez l’émetteur, les domaines et le champ de rôle.',
  'error.OIDC_PROVIDER_NOT_FOUND': 'Ce fournisseur n’existe plus.',
  'error.OIDC_DISCOVERY_FAILED':
    'Aucune configuration OpenID de cet émetteur n’a pu être lue à cette adresse. Est-elle exacte, barre finale comprise, et publique ?',
} as const;
