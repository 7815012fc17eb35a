/** Screens of the install. */
export const operator = {
  'mailbox.title': 'Boîte aux lettres',
  'mailbox.list': 'E-mails',
  'mailbox.reading': 'E-mail ouvert',
  'mailbox.intro': 'Sans serveur SMTP, les e-mails arrivent ici au lieu de partir.',
  'mailbox.empty.title': 'Aucun e-mail',
  'mailbox.empty.text': 'Les inscriptions et les mots de passe oubliés en produiront.',
  'mailbox.to': 'À',
  'mailbox.sent': 'envoyé',
  'mailbox.kept': 'gardé ici',

  'health.title': 'Santé',
  'health.intro':
    'Après chaque écriture, d’autres travaux suivent : index de recherche, file de modération, temps réel. Voici s’ils suivent.',
  'health.empty': 'Aucun travail de fond ne s’est encore déclaré.',
  'health.well': 'Tout suit.',
  'health.troubled': {
    one: '{count} travail demande votre attention.',
    other: '{count} travaux demandent votre attention.',
  },
  'health.asOf': 'relevé {time}',
  'health.upToDate': 'À jour.',
  'health.behind': {
    one: '{count} fait de retard, soit {seconds} s.',
    other: '{count} faits de retard, soit {seconds} s.',
  },
  'health.parked': {
    one: '{count} fait mis de côté après plusieurs échecs : il n’a pas eu tout son effet.',
    other: '{count} faits mis de côté après plusieurs échecs : ils n’ont pas eu tout leur effet.',
  },
  'health.lastError': 'Dernière erreur',
  'health.consumer.search': 'Index de recherche',
  'health.consumer.moderation': 'File de modération',
  'health.consumer.realtime': 'Temps réel',
  'health.consumer.mail': 'E-mails',
} as const;
