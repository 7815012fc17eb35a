/** What staff write to one member in private. */
export const conversations = {
  'conversation.write': 'Écrire en privé',
  'conversation.title': 'Écrire en privé à {name}',
  'conversation.who':
    'Personne ne le lira, sauf {name} et l’équipe. Une notification l’en prévient sur le forum.',
  'conversation.subject': 'Sujet',
  'conversation.message': 'Message',
  'conversation.send': 'Envoyer en privé',
  'conversation.sent': 'Message envoyé à {name}.',
  'conversation.see': 'Voir l’échange',
  'conversation.with': 'Conversation privée avec {name}',
  'error.CONVERSATION_MEMBER_INVALID': 'Cette personne ne peut pas recevoir de message.',
} as const;
