/** One's own account and its security; the second step of a sign-in. */
export const security = {
  'signIn.code.title': 'Votre code',
  'signIn.code.intro': 'Ouvrez votre application de codes et recopiez le code de {email}.',
  'signIn.code': 'Code à six chiffres, ou code de secours',
  'signIn.code.submit': 'Continuer',
  'signIn.code.again': 'Recommencer depuis le mot de passe',
  'signIn.code.lost':
    'Téléphone perdu ? Un code de secours suffit. Sans code, un administrateur de votre communauté peut vous faire envoyer une lettre.',

  'security.title': 'Compte et sécurité',
  'security.intro': 'Où vous êtes connecté, et ce qui protège votre compte {email}.',
  'security.introByProvider':
    'Où vous êtes connecté. Vous entrez par votre fournisseur, qui garde votre mot de passe et votre second facteur.',
  'security.open': 'Compte et sécurité',
  'security.required.title': 'Une dernière étape avant d’entrer',
  'security.required.text':
    'Cette communauté demande à son équipe la connexion en deux étapes. Activez-la ci-dessous : vos droits reviennent aussitôt.',
  'security.required.textByProvider':
    'Cette communauté exige de son équipe la connexion en deux étapes, et celle de votre fournisseur n’en a montré qu’une. Reconnectez-vous par le mot de passe de votre compte, ou demandez à un administrateur si le second facteur du fournisseur peut compter.',
  'security.required.done': 'Ouvrir la console',

  'sessions.title': 'Vos sessions',
  'sessions.text':
    'Chaque navigateur ou programme où vous êtes connecté. Fermez ce que vous ne reconnaissez pas, puis changez de mot de passe.',
  'sessions.textByProvider':
    'Chaque navigateur ou programme où vous êtes connecté par le fournisseur. Fermez ce que vous ne reconnaissez pas, puis changez-y de mot de passe.',
  'sessions.by': 'par {label}',
  'sessions.device': '{browser} sur {system}',
  'sessions.unknown': 'Programme ou appareil inconnu',
  'sessions.current': 'Celle-ci',
  'sessions.where': 'Appareil',
  'sessions.network': 'Adresse',
  'sessions.since': 'Ouverte',
  'sessions.lastSeen': 'Vue',
  'sessions.end': 'Fermer',
  'sessions.endName': 'Fermer la session {name}, vue {when}',
  'sessions.endOthers': 'Fermer toutes les autres',
  'sessions.endOthers.text': 'Partout ailleurs, il faudra se connecter de nouveau. Celle-ci reste ouverte.',
  'sessions.ended': 'Session fermée',
  'sessions.othersEnded': 'Toutes les autres sessions sont fermées',

  'password.title': 'Mot de passe',
  'password.text': 'Le changer ferme toutes vos autres sessions.',
  'password.change': 'Changer le mot de passe',
  'password.current': 'Mot de passe actuel',
  'password.new': 'Nouveau mot de passe',
  'password.changed': 'Mot de passe changé, autres sessions fermées',
  'password.wrong': 'Ce mot de passe n’est pas le bon.',

  'factor.title': 'Connexion en deux étapes',
  'factor.off.text':
    'En plus du mot de passe, un code de votre téléphone : un mot de passe volé ne suffit plus.',
  'factor.on.text': 'Activée le {date}. À chaque connexion, un code de votre application est demandé.',
  'factor.left': {
    one: 'Il vous reste {count} code de secours.',
    other: 'Il vous reste {count} codes de secours.',
  },
  'factor.leftFew': 'Créez-en de nouveaux avant qu’il n’y en ait plus.',
  'factor.enable': 'Activer',
  'factor.disable': 'Désactiver',
  'factor.renew': 'Nouveaux codes de secours',
  'factor.enable.title': 'Activer la connexion en deux étapes',
  'factor.password': 'Votre mot de passe, pour commencer',
  'factor.scan': 'Scannez ce code avec une application comme Aegis, 2FAS ou Google Authenticator.',
  'factor.qr': 'Code QR à scanner. Le même secret est écrit dessous.',
  'factor.secret': 'Ou saisissez ce secret à la main :',
  'factor.code': 'Le code que l’application affiche',
  'factor.confirm': 'Activer',
  'factor.codes.title': 'Vos codes de secours',
  'factor.codes.text':
    'Chacun remplace une fois votre téléphone. Gardez-les hors de cet ordinateur : ils ne seront plus jamais affichés, et les précédents ne valent plus rien.',
  'factor.codes.copy': 'Copier les dix codes',
  'factor.codes.done': 'Je les ai gardés',
  'factor.disable.title': 'Désactiver la connexion en deux étapes',
  'factor.disable.text': 'Votre mot de passe seul suffira. Prouvez d’abord que c’est vous.',
  'factor.renew.title': 'Nouveaux codes de secours',
  'factor.renew.text': 'Les codes actuels ne vaudront plus rien. Prouvez d’abord que c’est vous.',
  'factor.proof': 'Un code de votre application, ou un code de secours',
  'factor.enabled': 'Connexion en deux étapes activée',
  'factor.disabled': 'Connexion en deux étapes désactivée',

  'error.CODE_INVALID': 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.',
  'error.SECOND_FACTOR_MISSING': 'Activez d’abord la connexion en deux étapes sur votre propre compte.',
  'error.SECOND_FACTOR_IS_ON': 'La connexion en deux étapes est déjà activée.',
  'error.INVITATION_PENDING': 'Cette adresse est déjà invitée : renvoyez la lettre, ou annulez l’invitation.',
  'error.INVITATION_NOT_FOUND': 'Cette invitation n’est plus ouverte.',
} as const;
