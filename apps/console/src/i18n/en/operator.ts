/** Screens of the install. */
export const operator = {
  'mailbox.title': 'Mailbox',
  'mailbox.list': 'Mail',
  'mailbox.reading': 'Open mail',
  'mailbox.intro': 'Without an SMTP server, mail arrives here instead of going out.',
  'mailbox.empty.title': 'No mail',
  'mailbox.empty.text': 'Sign-ups and forgotten passwords will make some.',
  'mailbox.to': 'To',
  'mailbox.sent': 'sent',
  'mailbox.kept': 'kept here',

  'health.title': 'Health',
  'health.intro':
    'After each write other work follows: search index, moderation queue, live updates. This is whether it keeps up.',
  'health.empty': 'No background work has reported yet.',
  'health.well': 'Everything keeps up.',
  'health.troubled': { one: '{count} job wants your attention.', other: '{count} jobs want your attention.' },
  'health.asOf': 'read {time}',
  'health.upToDate': 'Up to date.',
  'health.behind': { one: '{count} fact behind, {seconds} s.', other: '{count} facts behind, {seconds} s.' },
  'health.parked': {
    one: '{count} fact set aside after several failures: it did not have its full effect.',
    other: '{count} facts set aside after several failures: they did not have their full effect.',
  },
  'health.lastError': 'Last error',
  'health.consumer.search': 'Search index',
  'health.consumer.moderation': 'Moderation queue',
  'health.consumer.realtime': 'Live updates',
  'health.consumer.mail': 'Mail',
} as const;
