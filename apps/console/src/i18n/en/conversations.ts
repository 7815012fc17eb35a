/** What staff write to one member in private. */
export const conversations = {
  'conversation.write': 'Write privately',
  'conversation.title': 'Write to {name} privately',
  'conversation.who': 'Nobody will read it but {name} and the team. A notice on the forum tells of it.',
  'conversation.subject': 'Subject',
  'conversation.message': 'Message',
  'conversation.send': 'Send privately',
  'conversation.sent': 'Sent to {name}.',
  'conversation.see': 'See the conversation',
  'conversation.with': 'Private conversation with {name}',
  'error.CONVERSATION_MEMBER_INVALID': 'This person cannot be written to.',
} as const;
