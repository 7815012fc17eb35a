/** Before the console: sign-in, reset, choice of a community. */
export const session = {
  'doorway.foot': 'Console des équipes',
  'signIn.title': 'Se connecter',
  'signIn.intro': 'Pour les modérateurs, community managers et administrateurs.',
  'signIn.again': 'Connectez-vous pour continuer là où vous alliez.',
  'signIn.resetDone': 'Mot de passe changé. Connectez-vous avec le nouveau.',
  'signIn.email': 'Adresse e-mail',
  'signIn.password': 'Mot de passe',
  'signIn.showPassword': 'Afficher ou masquer le mot de passe',
  'signIn.submit': 'Se connecter',
  'signIn.forgot': 'Mot de passe oublié ?',
  'forgot.title': 'Mot de passe oublié',
  'forgot.intro': 'Nous vous envoyons un lien pour en choisir un autre.',
  'forgot.submit': 'Envoyer le lien',
  'forgot.back': 'Revenir à la connexion',
  'forgot.sent.title': 'Regardez vos e-mails',
  'forgot.sent.text':
    "Si {email} a un compte, un lien vient d'y être envoyé. Il ne sert qu'une fois et expire vite.",
  'reset.title': 'Nouveau mot de passe',
  'reset.intro': 'Il remplace l’ancien et ferme vos autres sessions.',
  'reset.password': 'Nouveau mot de passe',
  'reset.password.help':
    'Long vaut mieux que compliqué : quelques mots sans lien entre eux font un bon mot de passe.',
  'reset.submit': 'Changer le mot de passe',
  'reset.again': 'Demander un nouveau lien',
  'choose.title': 'Vos communautés',
  'choose.intro': 'Où allez-vous travailler ?',
  'choose.mailbox': "Les e-mails que l'installation n'envoie pas",
  'choose.health': 'Ce qui suit, ce qui bloque',
  'choose.none.title': 'Aucun rôle ici',
  'choose.none.text':
    "Le compte {email} n'a de rôle d'équipe dans aucune communauté. Demandez à un administrateur de vous en donner un.",
} as const;
