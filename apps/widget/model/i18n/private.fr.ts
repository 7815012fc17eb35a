import type { Message } from '../messages.js';

/** What is said of private conversations, in French. */
export const texts = {
  privately: 'En privé',
  privateTitle: 'Mes échanges privés',
  privateOnly: 'Seuls vous et l’équipe {brand} lisez cet échange.',
  privateWrite: 'Écrire en privé à {brand}',
  privateIntro:
    'Seuls vous et l’équipe {brand} lirez ce message. Il n’apparaît ni dans les listes, ni dans les recherches.',
  privateNone: 'Aucun échange privé pour le moment.',
  privateNoneHint: 'Une commande, une adresse, un souci\u202f? Personne d’autre que l’équipe ne le verra.',
  privateSubject: 'Sujet',
  privateMessage: 'Votre message privé',
  privateSend: 'Envoyer en privé',
  privateSending: 'Envoi…',
  privateWaits: 'Votre message attend d’être relu. Personne d’autre que l’équipe ne le voit.',
  privateRefused: 'Le message n’est pas parti. Réessayez.',
  CONVERSATIONS_CLOSED: 'Cette marque ne reçoit pas de messages privés.',
  CONVERSATIONS_TOO_MANY:
    'Trois échanges privés par jour au plus\u202f: poursuivez l’un des vôtres, ou revenez demain.',
} satisfies Record<string, Message>;

/** The texts of this part. */
export type PrivateKey = keyof typeof texts;
