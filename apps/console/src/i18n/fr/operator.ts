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
    'Comment chaque partie de l’installation fait son travail. Ce qui demande quelqu’un vient en premier.',
  'health.well': 'Tout fonctionne.',
  'health.troubled': {
    one: '{count} partie demande votre attention.',
    other: '{count} parties demandent votre attention.',
  },
  'health.asOf': 'relevé {time}',
  'health.stale': 'hors d’atteinte, {read}',
  'health.since': 'Depuis',
  'health.onHost': 'sur {host}',
  'health.state.WORKING': 'Fonctionne',
  'health.state.DEGRADED': 'Fonctionne moins bien',
  'health.state.DOWN': 'Ne fonctionne pas',

  'health.part.database': 'Base de données',
  'health.part.disk': 'Disque',
  'health.part.storage': 'Fichiers',
  'health.part.jobs': 'Travaux de fond',
  'health.part.mail': 'E-mails',
  'health.part.sockets': 'Connexions en direct',
  'health.part.redis': 'Redis',
  'health.part.search': 'Recherche',
  'health.part.worker': 'Processus de fond',
  'health.consumer.search': 'Index de recherche',
  'health.consumer.meilisearch': 'Index Meilisearch',
  'health.consumer.moderation': 'File de modération',

  'health.working.database': 'Répond en {milliseconds} ms.',
  'health.working.disk': '{freeBytes} libres là où sont les fichiers.',
  'health.working.storage': 'Les fichiers peuvent être écrits.',
  'health.working.jobs': 'Aucun n’a échoué.',
  'health.working.mail': 'Les e-mails partent.',
  'health.working.sockets': 'Ouvertes : {sockets}.',
  'health.working.redis': 'Répond.',
  'health.working.consumer': 'Suit les écritures ; retard : {facts}.',
  'health.DATABASE_FULL':
    'Son disque est plein : on peut lire, rien de nouveau n’est gardé. Rien de ce qui était gardé n’est perdu.',
  'health.DATABASE_SILENT': 'Elle ne répond pas : rien ne peut être lu ni écrit.',
  'health.DATABASE_CROWDED': '{waiting} requêtes attendent une connexion : les pages sont lentes.',
  'health.DATABASE_SLOW': 'La question la plus simple prend {milliseconds} ms : les pages sont lentes.',
  'health.DISK_FULL':
    '{freeBytes} libres : ni les fichiers ni la base, si elle partage le disque, ne peuvent grandir.',
  'health.DISK_LOW': 'Il ne reste que {freeBytes} libres.',
  'health.STORAGE_FULL':
    'Le dernier fichier n’a pas trouvé de place sur le disque. Les exports attendent ; les messages ne sont pas touchés.',
  'health.STORAGE_REFUSED':
    'Le dernier fichier n’a pas pu être écrit ({reason}). Les exports attendent ; les messages ne sont pas touchés.',
  'health.JOBS_FAILED': 'À bout d’essais : {failed}. Réessayés d’eux-mêmes : {retrying}.',
  'health.JOBS_RETRYING': 'En échec, réessayés d’eux-mêmes : {retrying}.',
  'health.MAIL_KEPT': 'Aucun serveur d’e-mails n’est réglé : les lettres restent dans la boîte d’ici.',
  'health.MAIL_FAILED': 'E-mails qui ne sont pas partis : {waiting}, dont certains à bout d’essais.',
  'health.MAIL_RETRYING': 'E-mails qui ne sont pas partis : {waiting} ; ils sont réessayés d’eux-mêmes.',
  'health.SOCKETS_CLOSED':
    'Les pages ne se mettent pas à jour seules ; elles montrent le nouveau quand on les recharge.',
  'health.REDIS_OUT_OF_REACH':
    'Il ne répond pas. Les processus se réveillent une demi-seconde plus tard et comptent seuls leurs limites ; rien n’est perdu.',
  'health.SEARCH_POSTGRES': 'La base de données répond aux recherches.',
  'health.SEARCH_WORKING': 'Meilisearch répond aux recherches.',
  'health.SEARCH_FALLBACK':
    'Meilisearch ne répond pas : la base de données répond aux recherches en attendant.',
  'health.SEARCH_BEHIND':
    'Meilisearch rattrape les messages : la base de données répond aux recherches en attendant.',
  'health.SEARCH_KEY_REFUSED':
    'Meilisearch refuse la clé qu’on lui présente : la base de données répond aux recherches en attendant.',
  'health.SEARCH_REBUILDING':
    'L’index est reconstruit : la base de données répond aux recherches en attendant.',
  'health.CONSUMER_ABANDONED': 'Personne ne fait ce travail ; écritures en attente : {facts}.',
  'health.CONSUMER_PARKED':
    'Mis de côté après plusieurs échecs, sans effet ici : {parked}. Retard : {facts}.',
  'health.CONSUMER_FAILING': 'Échoue et réessaie de lui-même ; retard : {facts}, depuis {seconds} s.',
  'health.CONSUMER_LATE': 'Suit avec du retard : {facts}, depuis {seconds} s.',
  'health.WORKER_MISSING':
    'Aucun processus de fond ne tourne : index, file de modération, e-mails et exports sont à l’arrêt.',
  'health.PROBE_SILENT': 'N’a pas dit à temps comment il va.',

  'health.do.nothing': 'Rien à faire pour l’instant : cela se règle seul.',
  'health.do.DATABASE_FULL': 'Faites de la place sur le disque de la base ; tout reprend de soi-même.',
  'health.do.DATABASE_SILENT': 'Vérifiez que PostgreSQL tourne et que DATABASE_URL y mène.',
  'health.do.DATABASE_CROWDED': 'Si cela dure : augmentez DATABASE_POOL_SIZE, ou ajoutez un processus.',
  'health.do.DATABASE_SLOW': 'Regardez la charge de la machine de la base.',
  'health.do.DISK_FULL': 'Faites de la place sur le disque de DATA_DIR ; ce qui attend reprend de lui-même.',
  'health.do.DISK_LOW':
    'Faites de la place, ou déplacez DATA_DIR sur un disque plus grand, avant qu’il soit plein.',
  'health.do.STORAGE_REFUSED': 'Vérifiez que le processus a le droit d’écrire dans DATA_DIR.',
  'health.do.JOBS_FAILED': 'Lisez la cause plus bas, corrigez-la, puis réessayez ou abandonnez.',
  'health.do.MAIL_FAILED': 'Vérifiez SMTP_URL, puis réessayez les e-mails plus bas.',
  'health.do.MAIL_RETRYING': 'Si cela dure : vérifiez SMTP_URL et le serveur d’e-mails.',
  'health.do.SOCKETS_CLOSED': 'Redémarrez ce processus.',
  'health.do.REDIS_OUT_OF_REACH':
    'Vérifiez que Redis tourne et que REDIS_URL y mène ; il revient de lui-même.',
  'health.do.SEARCH_FALLBACK':
    'Vérifiez que Meilisearch tourne et que MEILISEARCH_URL y mène ; il rattrape de lui-même.',
  'health.do.SEARCH_KEY_REFUSED': 'Corrigez MEILISEARCH_KEY et redémarrez.',
  'health.do.CONSUMER_PARKED': 'Lisez la cause plus bas, corrigez-la, puis réessayez ou abandonnez.',
  'health.do.CONSUMER_FAILING': 'Si cela dure, l’erreur ci-dessous dit pourquoi.',
  'health.do.CONSUMER_LATE': 'Si cela dure : ajoutez un processus de fond, ou regardez la charge de la base.',
  'health.do.WORKER_MISSING': 'Démarrez un processus avec ROLES=worker.',
  'health.do.PROBE_SILENT': 'Regardez le journal de ce processus.',

  'health.failedWork': 'Travail en échec',
  'health.failedWork.intro':
    'Corrigez la cause, puis faites réessayer. N’abandonnez que ce dont personne n’a plus besoin.',
  'health.parkedFact': '{type}, pour {consumer}',
  'health.failedJob': 'Travail {task}',
  'health.tries': { one: '{count} essai', other: '{count} essais' },
  'health.triesOf': 'essai {attempts} sur {max}',
  'health.nextTry': 'prochain',
  'health.outOfTries': { one: 'Arrêté après {count} essai', other: 'Arrêté après {count} essais' },
  'health.retry': 'Réessayer',
  'health.giveUp': 'Abandonner',
  'health.retryUnderWay': 'Nouvel essai en cours…',
  'health.retry.title': 'Réessayer',
  'health.retry.fact':
    'Le processus de fond tente encore une fois l’effet de cette écriture. En cas d’échec, elle reste ici avec la nouvelle erreur.',
  'health.retry.job': 'Le travail recommence maintenant, avec tous ses essais.',
  'health.giveUp.title': 'Abandonner pour de bon',
  'health.giveUp.fact': 'Cette écriture n’aura jamais son effet ici. Le message lui-même n’est pas touché.',
  'health.giveUp.job': 'Le travail quitte la file et n’est pas fait.',
  'health.reason': 'Pourquoi',
  'health.reason.help': 'Gardé avec votre nom.',

  'health.schedules': 'Travaux réguliers',
  'health.schedules.intro': 'Faits la nuit pour chaque communauté, dans son fuseau horaire.',
  'health.schedule.exportRetention': 'Supprimer les exports de plus de sept jours',
  'health.schedule.what': 'Quoi',
  'health.schedule.community': 'Communauté',
  'health.schedule.last': 'Dernier',
  'health.schedule.next': 'Prochain',
  'health.schedule.never': 'pas encore',
  'health.schedule.failing': {
    one: 'Échec, reste {count} essai :',
    other: 'Échec, restent {count} essais :',
  },
  'health.schedule.failed': 'Échec définitif :',

  'health.processes': 'Processus',
  'health.started': 'démarré',
} as const;
