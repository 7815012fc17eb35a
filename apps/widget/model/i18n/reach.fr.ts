import type { Message } from '../messages.js';

/** Who has read an announcement and until when it is current, of staff, in French. */
export const texts = {
  reachRead: '{n} membres sur {all} l’ont lue.',
  reachTooFew: 'Trop peu de membres peuvent la voir pour dire combien l’ont lue.',
  reachWho: 'Qui l’a lue',
  byTrustLevel: 'Par niveau',
  byRole: 'Par rôle',
  byMonth: 'Par mois d’arrivée',
  reachColumn: 'Ont lu',
  reachOf: '{n} sur {all}',
  reachLevel: 'Niveau {level}\u202f: {name}',
  reachLevel0: 'Nouveau',
  reachLevel1: 'Membre',
  reachLevel2: 'Habitué',
  reachLevel3: 'Pilier',
  reachLevel4: 'Guide',
  reachMember: 'Membres',
  reachOthers: 'Autres',
  reachPrivacy: 'Les groupes de moins de cinq membres sont réunis\u202f: personne n’est désigné.',
  setNewsEnd: 'Changer la date de fin',
  newsEnd: 'En cours jusqu’au',
  newsEndHint: 'Facultatif. Vide\u202f: l’annonce ne se termine pas.',
  newsEndSave: 'Enregistrer',
  newsEndSaid: 'La fin est enregistrée.',
  EXPIRY_INVALID: 'La fin vient après l’ouverture de l’annonce.',
  NOT_AN_ANNOUNCEMENT: 'Ce n’est plus une annonce.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type ReachKey = keyof typeof texts;
