import type { Message } from '../messages.js';

/** What members are told, in French. Narrow no-break spaces (U+202F) are typed as escapes so that they can be seen. */
export const texts = {
  notices: 'Notifications',
  noticesNone: 'Notifications, aucune non lue',
  noticesUnread: { one: 'Notifications, {n} non lue', other: 'Notifications, {n} non lues' },
  noticesMany: 'Notifications, plus de 99 non lues',
  noticesNew: { one: '{n} notification non lue', other: '{n} notifications non lues' },
  noticesEmpty: 'Rien de nouveau pour vous.',
  noticesEmptyHint: 'Les réponses à vos messages et les annonces arriveront ici.',
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
  noticePublished: 'Votre message dans «\u202f{title}\u202f» a été publié',
  noticeRefused: 'Votre message dans «\u202f{title}\u202f» a été refusé par la modération',
  noticeAnnouncement: 'Annonce\u202f: {title}',
  noticeNewThread: '{who} a ouvert «\u202f{title}\u202f»',
  noticeChoicesIntro: 'Ce qui arrive dans cette liste\u202f:',
  noticeKindREPLY: 'Les réponses à mes messages et dans mes discussions',
  noticeKindPOST_DECIDED: 'La décision des modérateurs sur mes messages en attente',
  noticeKindNEW_THREAD: 'Les discussions ouvertes là où je suis abonné',
  noticeKindANNOUNCEMENT: 'Les annonces de {brand}',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type NoticesKey = keyof typeof texts;
