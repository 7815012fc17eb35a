/** Where people sign in besides their password. */
export const providers = {
  'settings.providers': 'Identity providers',
  'providers.intro':
    'The team or the members sign in with their organisation’s account (OpenID Connect). A provider counts in this community only.',
  'providers.add': 'Add a provider',
  'providers.edit': 'Edit “{label}”',
  'providers.editName': 'Edit {label}',
  'providers.empty.title': 'No providers',
  'providers.empty.text': 'People sign in here by password.',
  'providers.label': 'Name on the button',
  'providers.label.help': '“Continue with …”',
  'providers.issuer': 'Issuer',
  'providers.issuer.help':
    'The exact https address the provider gives; its configuration is read there at once.',
  'providers.clientId': 'Client id',
  'providers.secret': 'Client secret',
  'providers.secret.keep': 'Empty: it stays as it is. Kept encrypted, never shown.',
  'providers.secret.new': 'Kept encrypted, never shown.',
  'providers.audience': 'For whom',
  'providers.audience.STAFF': 'The team',
  'providers.audience.MEMBERS': 'Members',
  'providers.audience.EVERYBODY': 'Everybody',
  'providers.domains': 'E-mail domains that may come',
  'providers.domains.help': 'Optional, commas between: brand.com. Empty: any.',
  'providers.newcomers': 'Newcomers become members',
  'providers.newcomers.help': 'Otherwise it takes an account here: it is linked once, by its password.',
  'providers.roleClaim': 'Claim that gives a role',
  'providers.roleClaim.help':
    'Optional. Where this claim says “moderator”, the person moderates. Empty: no role comes from the provider.',
  'providers.vouches': 'Its second factor counts',
  'providers.vouches.help':
    'Where its sign-in says that it asked for one (amr, acr), no code is asked for here. Off: whoever has two-step sign-in here gives a code after the provider.',
  'providers.signsOut': {
    one: '{count} person who came by it will be signed out at once.',
    other: '{count} people who came by it will be signed out at once.',
  },
  'providers.enabled': 'Its button is shown',
  'providers.redirect': 'Redirect address',
  'providers.redirect.help': 'Register it with the provider exactly so:',
  'providers.lastUsed': 'Last used',
  'providers.off': 'off',
  'providers.remove': 'Remove',
  'providers.removeName': 'Remove {label}',
  'providers.remove.title': 'Remove “{label}”?',
  'providers.remove.text':
    'Nobody will come in by it any more; linked accounts are linked again should it come back.',
  'signIn.continueWith': 'Continue with {label}',
  'signIn.or': 'or',
  'error.OIDC_PROVIDER_INVALID':
    'This provider cannot be saved like this: check issuer, domains and role claim.',
  'error.OIDC_PROVIDER_NOT_FOUND': 'This provider no longer exists.',
  'error.OIDC_DISCOVERY_FAILED':
    'No OpenID configuration of this issuer could be read at this address. Is it exact, trailing slash included, and public?',
} as const;
