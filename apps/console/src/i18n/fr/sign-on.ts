/** Keys of the brand's sign-on: their rotation. */
export const signOn = {
  'sso.state': 'État',
  'sso.state.ACTIVE': 'Active',
  'sso.state.RETIRING': 'Jusqu’au {date}',
  'sso.state.RETIRED': 'Retirée',
  'sso.lastUsed': 'Dernier usage',
  'sso.lastUsed.never': 'jamais',
  'sso.lastUsed.by': 'par {kid}',
  'sso.rotate': 'Remplacer',
  'sso.rotateName': 'Remplacer {label}',
  'sso.rotate.title': 'Remplacer « {label} »',
  'sso.rotate.how':
    'La nouvelle clé vaut aussitôt. Mettez-la en service chez vous, puis regardez ici que l’ancienne n’est plus utilisée : elle s’éteint d’elle-même à la date choisie. Aucun client n’est déconnecté.',
  'sso.rotate.keepFor': 'L’ancienne vaut encore',
  'sso.rotate.days': { one: '{count} jour', other: '{count} jours' },
  'sso.rotate.create': 'Ajouter et remplacer',
  'sso.keep': 'Garder',
  'sso.keepName': 'Garder {label} sans date de fin',
  'sso.revokeName': 'Révoquer {label}',
  'sso.last':
    'C’est la dernière clé active : sans elle, plus aucun client ne pourra se connecter depuis vos pages.',
  'sso.last.anyway': 'Révoquer quand même',
  'sso.noneActive':
    'Aucune clé n’est active : vos clients ne pourront plus se connecter quand la dernière s’éteindra. Ajoutez une clé.',
  'sso.source.pem': 'PEM',
  'sso.pem': 'Clé publique (PEM)',
  'sso.pem.invalid': 'Commence par -----BEGIN PUBLIC KEY-----. Jamais la clé privée.',
  'sso.tryToken': 'Un jeton est refusé ?',
  'sso.tryToken.link': 'Essayez-le ici',
  'error.SSO_KEY_LAST': 'C’est la dernière clé active : sans elle, plus aucun client ne pourra se connecter.',
} as const;
