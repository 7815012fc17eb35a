import type { Message } from '../messages.js';

/** What members are told, in French. Narrow no-break spaces (U+202F) are typed as escapes so that they can be seen. */
export const texts = {
  notices: 'Notifications',
  noticesNone: 'Notifications, aucune non lue',
  noticesUnread: { one: 'Notifications, {n} non lue', other: 'Notifications, {n} non lues' },
  noticesMany: 'Notifications, plus de 99 non lues',
  noticesNew: { one: '{n} notification non lue', other: '{n} notifications non lues' },
  noticesEmpty: 'Rien de nouveau pour vous.',
  noticesEmptyHint: 'Les réponses à vos messages, les mentions et les annonces arriveront ici.',
  noticesFailed: 'Les notifications ne répondent pas. Vérifiez votre connexion, puis réessayez.',
  noticesOffline: 'Vous êtes hors ligne. Vos notifications reviendront avec la connexion.',
  noticesMarkAll: 'Tout marquer comme lu',
  noticesMore: 'Afficher les précédentes',
  noticesChoose: 'Choisir mes notifications',
  noticesBack: 'Retour aux notifications',
  noticesClose: 'Fermer',
  noticeIsUnread: 'non lue',
  noticePeople2: '{a} et {b}',
  noticePeopleMany: { one: '{a} et {n} autre personne', other: '{a} et {n} autres personnes' },
  noticeReply: {
    one: '{who} a répondu dans «\u202f{title}\u202f»',
    other: '{who} ont répondu dans «\u202f{title}\u202f»',
  },
  noticeMention: {
    one: '{who} vous a mentionné dans «\u202f{title}\u202f»',
    other: '{who} vous ont mentionné dans «\u202f{title}\u202f»',
  },
  noticeQuote: {
    one: '{who} vous a cité dans «\u202f{title}\u202f»',
    other: '{who} vous ont cité dans «\u202f{title}\u202f»',
  },
  noticeReaction: {
    one: '{who} a réagi à votre message dans «\u202f{title}\u202f»',
    other: '{who} ont réagi à votre message dans «\u202f{title}\u202f»',
  },
  noticeAccepted: 'Votre réponse dans «\u202f{title}\u202f» a été acceptée',
  noticeSolved: '«\u202f{title}\u202f» a une réponse acceptée',
  noticeIdeaPROPOSED: 'L’idée «\u202f{title}\u202f» est de nouveau proposée',
  noticeIdeaUNDER_REVIEW: 'L’idée «\u202f{title}\u202f» est à l’étude',
  noticeIdeaPLANNED: 'L’idée «\u202f{title}\u202f» est prévue',
  noticeIdeaIN_PROGRESS: 'L’idée «\u202f{title}\u202f» est en cours de réalisation',
  noticeIdeaSHIPPED: 'L’idée «\u202f{title}\u202f» est réalisée',
  noticeIdeaDECLINED: 'L’idée «\u202f{title}\u202f» n’est pas retenue',
  noticePublished: 'Votre message dans «\u202f{title}\u202f» a été publié',
  noticeRefused: 'Votre message dans «\u202f{title}\u202f» a été refusé par la modération',
  noticeAnnouncement: 'Annonce\u202f: {title}',
  noticeNewThread: '{who} a ouvert «\u202f{title}\u202f»',
  noticeChoicesIntro: 'Ce qui arrive dans cette liste\u202f:',
  noticeKindREPLY: 'Les réponses à mes messages et dans mes discussions',
  noticeKindMENTION: 'Les messages qui me mentionnent',
  noticeKindQUOTE: 'Les messages qui me citent',
  noticeKindANSWER_ACCEPTED: 'Mes réponses acceptées',
  noticeKindQUESTION_SOLVED: 'Les réponses acceptées aux questions que je me pose',
  noticeKindIDEA_MOVED: 'L’avancement de mes idées et de celles que je soutiens',
  noticeKindREACTION: 'Les réactions à mes messages, sans compter dans la cloche',
  noticeKindPOST_DECIDED: 'La décision des modérateurs sur mes messages en attente',
  noticeKindNEW_THREAD: 'Les discussions ouvertes là où je suis abonné',
  noticeKindANNOUNCEMENT: 'Les annonces de {brand}',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type NoticesKey = keyof typeof texts;
