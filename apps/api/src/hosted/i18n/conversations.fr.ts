const N = '\u202f';

/** What pages of private conversations say, in French. */
export const conversationsFr = {
  own: 'Mes échanges privés',
  ofBrand: 'Conversations privées',
  link: (brand: string): string => `Écrire en privé à ${brand}`,
  privacy: (brand: string): string => `Seuls vous et l’équipe ${brand} lisez cet échange.`,
  privacyOfStaff: (name: string): string =>
    `Échange privé avec ${name}${N}: seule l’équipe le lit avec cette personne.`,
  privacyOfList: 'Vous et l’équipe, personne d’autre.',
  with: (name: string): string => `avec ${name}`,
  awaits: 'Attend une réponse',
  all: 'Toutes',
  awaiting: 'Sans réponse',
  filter: 'Conversations affichées',
  none: 'Aucun échange privé pour le moment.',
  noneHint: (brand: string): string =>
    `Une commande, une adresse, un souci${N}? Écrivez à l’équipe ${brand}${N}: personne d’autre ne le verra.`,
  noneOfBrand: 'Personne n’attend.',
  noneOfBrandHint: 'Les messages que les membres vous écrivent en privé arriveront ici.',
  noneClosed: 'Cette marque ne reçoit pas de messages privés. Ce qu’elle vous écrit arrivera ici.',
  title: (brand: string): string => `Écrire en privé à ${brand}`,
  titleWith: (name: string): string => `Écrire en privé à ${name}`,
  intro: (brand: string): string =>
    `Seuls vous et l’équipe ${brand} lirez ce message. Il n’apparaît ni dans les listes, ni dans les recherches.`,
  introWith: (name: string): string => `Seules ${name} et l’équipe liront ce message.`,
  subject: 'Sujet',
  subjectHint: 'Un numéro de commande, par exemple.',
  body: 'Message',
  send: 'Envoyer en privé',
  pending: 'Votre message attend d’être relu',
  pendingHint: 'L’équipe le relit avant d’y répondre. Personne d’autre ne le voit.',
  back: 'Voir mes échanges privés',
  hide: 'Rendre privé',
  hideHint: (name: string): string =>
    `Plus personne ne lira ce fil, sauf ${name} et l’équipe${N}: il quitte les listes, les recherches et les flux. Il ne peut redevenir public que tant que rien n’y a été écrit.`,
  show: 'Rendre public',
  showHint: {
    public: (space: string): string =>
      `Rien n’y a été écrit en privé. Tout le monde pourra de nouveau le lire dans «${N}${space}${N}».`,
    members: (space: string): string =>
      `Rien n’y a été écrit en privé. Les membres pourront de nouveau le lire dans «${N}${space}${N}».`,
    private: (space: string): string =>
      `Rien n’y a été écrit en privé. Qui entre dans «${N}${space}${N}» pourra de nouveau le lire.`,
  },
  stays: `Ce qui a été écrit en privé le reste${N}: ce fil ne peut pas devenir public.`,
  reason: 'Motif',
  reasonHint: 'L’équipe le lira. Il est conservé.',
  errors: {
    CONVERSATION_STAYS_PRIVATE: `Quelque chose y a été écrit en privé${N}: il le reste.`,
    REASON_INVALID: 'Donnez un motif, de 500 caractères au plus.',
    CONVERSATIONS_CLOSED: 'Cette marque ne reçoit pas de messages privés.',
    CONVERSATIONS_TOO_MANY: `Trois échanges privés par jour au plus${N}: poursuivez l’un des vôtres, ou revenez demain.`,
    CONVERSATION_MEMBER_INVALID: 'Cette personne ne peut pas recevoir de message.',
    MEMBER_NOT_FOUND: 'Cette personne n’est pas membre.',
  },
};

/** The same in every language. */
export type ConversationMessages = typeof conversationsFr;
