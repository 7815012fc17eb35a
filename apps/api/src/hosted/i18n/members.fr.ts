/** What the page of a member says, in French. */
export const membersFr = {
  description: (name: string, brand: string): string =>
    `Les messages de ${name} dans la communauté ${brand}.`,
  since: (month: string): string => `Membre depuis ${month}`,
  own: 'Mon compte',
  shown: 'Ce qui est montré',
  posts: 'Messages',
  threads: 'Discussions ouvertes',
  opened: 'A ouvert la discussion',
  replied: 'A répondu',
  noPosts: 'Aucun message à lire ici.',
  noThreads: 'Aucune discussion à lire ici.',
  noneHint: 'Ce qui est dans un espace qui ne vous est pas ouvert n’apparaît pas.',
  newer: 'Plus récents',
  older: 'Plus anciens',
  acts: (name: string): string => `Vous et ${name}`,
  follow: 'Suivre',
  unfollow: 'Ne plus suivre',
  signInToFollow: (name: string): string => ` ${name}, après connexion`,
  followHint: (name: string): string =>
    `Vous êtes prévenu des discussions que ${name} ouvre, et de leurs réponses.`,
  followTagHint: 'Vous êtes prévenu des nouvelles discussions qui portent cette étiquette.',
  mute: 'Masquer',
  unmute: 'Ne plus masquer',
  muteHint: 'Ses messages sont repliés, et rien de sa part ne vous est signalé. Personne ne le sait.',
  muteStaffHint: (brand: string): string =>
    `Rien de sa part ne vous est signalé. Ses messages restent visibles\u202f: ils parlent pour ${brand}.`,
  block: 'Bloquer',
  unblock: 'Ne plus bloquer',
  blockHint: 'Comme masquer, et vous n’êtes plus proposés l’un à l’autre. Personne ne le sait.',
  away: (name: string): string => `Vous tenez ${name} à l’écart.`,
  awayHint: 'Ses messages ne sont pas montrés ici.',
  errors: {
    TOO_MANY_FOLLOWS: 'Vous suivez déjà autant de choses que possible.',
    TOO_MANY_RELATIONS: 'Vous masquez et bloquez déjà autant de membres que possible.',
    STAFF_NOT_BLOCKABLE: 'L’équipe parle pour la marque\u202f: elle ne se bloque pas.',
    MEMBER_NOT_FOUND: 'Cette personne n’est plus là.',
  },
};

/** What every language says of members. */
export type MemberMessages = typeof membersFr;
