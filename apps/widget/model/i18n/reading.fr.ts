import type { Message } from '../messages.js';

/** What only members see around reading, in French. */
export const texts = {
  unreadLine: 'Nouveau depuis votre dernière visite',
  jumpToUnread: { one: 'Aller au message non lu', other: 'Aller au premier des {n} messages non lus' },
  jumpToUnreadMany: 'Aller au premier des messages non lus (plus de 99)',
  newBadge: 'Nouveau',
  unread: { one: '{n} nouveau', other: '{n} nouveaux' },
  unreadMany: 'plus de 99 nouveaux',
  unreadThreads: { one: '{n} discussion à lire', other: '{n} discussions à lire' },
  hidden: 'Message d’un membre que vous avez bloqué ou masqué',
  openPerson: 'À propos de {name}',
  notOpened: 'Cette page ne répond pas. Vérifiez votre connexion, puis réessayez.',
  show: 'Afficher',
  follow: 'Suivre',
  followThread: 'Suivre cette discussion',
  followSpace: 'Suivre cet espace',
  WATCHING: 'Suivi de près',
  WATCHING_hint: 'Vous êtes prévenu de chaque message.',
  WATCHING_FIRST: 'Nouvelles discussions',
  WATCHING_FIRST_hint: 'Vous êtes prévenu de chaque nouvelle discussion.',
  TRACKING: 'Suivi',
  TRACKING_hint: 'Les messages non lus sont comptés.',
  NORMAL: 'Normal',
  NORMAL_hint: 'Vous n’êtes prévenu que si l’on s’adresse à vous.',
  MUTED: 'Ignoré',
  MUTED_hint: 'Rien n’est compté ni signalé.',
  notFollowed: 'Votre choix n’a pas pu être enregistré.',
  typing: '{name} écrit…',
  typingTwo: '{name} et {other} écrivent…',
  typingMany: 'Plusieurs personnes écrivent…',
  readingOne: '{name} lit aussi cette discussion',
  readingNames: {
    one: '{names} et {n} autre personne lisent cette discussion',
    other: '{names} et {n} autres personnes lisent cette discussion',
  },
  readingOnlyNames: '{names} lisent aussi cette discussion',
  readingCount: {
    one: '{n} autre personne lit cette discussion',
    other: '{n} autres personnes lisent cette discussion',
  },
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type ReadingKey = keyof typeof texts;
