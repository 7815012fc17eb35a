/** One's own account and its security; the second step of a sign-in. */
export const security = {
  'signIn.code.title': 'Your code',
  'signIn.code.intro': 'Open your app of codes and copy the code of {email}.',
  'signIn.code': 'Six-digit code, or a recovery code',
  'signIn.code.submit': 'Continue',
  'signIn.code.again': 'Start again from the password',
  'signIn.code.lost':
    'Lost your phone? A recovery code will do. Without one, an administrator of your community can have a letter sent to you.',

  'security.title': 'Account and security',
  'security.intro': 'Where you are signed in, and what protects your account {email}.',
  'security.introByProvider':
    'Where you are signed in. You come by your provider, which looks after your password and second factor.',
  'security.open': 'Account and security',
  'security.required.title': 'One last step before you enter',
  'security.required.text':
    'This community asks its team for two-step sign-in. Turn it on below: your rights come back at once.',
  'security.required.textByProvider':
    'This community asks its team for two-step sign-in, and your provider’s sign-in showed no second step. Sign in again by your account’s password, or ask an administrator whether the provider’s second factor may count.',
  'security.required.done': 'Open the console',

  'sessions.title': 'Your sessions',
  'sessions.text':
    'Every browser or program where you are signed in. Close what you do not recognise, then change your password.',
  'sessions.textByProvider':
    'Every browser or program where you are signed in by the provider. Close what you do not recognise, then change your password there.',
  'sessions.by': 'by {label}',
  'sessions.device': '{browser} on {system}',
  'sessions.unknown': 'Unknown program or device',
  'sessions.current': 'This one',
  'sessions.where': 'Device',
  'sessions.network': 'Address',
  'sessions.since': 'Opened',
  'sessions.lastSeen': 'Seen',
  'sessions.end': 'Close',
  'sessions.endName': 'Close the session {name}, seen {when}',
  'sessions.endOthers': 'Close all others',
  'sessions.endOthers.text': 'Everywhere else, signing in again will be needed. This one stays open.',
  'sessions.ended': 'Session closed',
  'sessions.othersEnded': 'All other sessions are closed',

  'password.title': 'Password',
  'password.text': 'Changing it closes all your other sessions.',
  'password.change': 'Change the password',
  'password.current': 'Current password',
  'password.new': 'New password',
  'password.changed': 'Password changed, other sessions closed',
  'password.wrong': 'This is not the right password.',

  'factor.title': 'Two-step sign-in',
  'factor.off.text': 'Beside the password, a code of your phone: a stolen password is then not enough.',
  'factor.on.text': 'On since {date}. Each sign-in asks for a code of your app.',
  'factor.left': {
    one: '{count} recovery code left.',
    other: '{count} recovery codes left.',
  },
  'factor.leftFew': 'Make new ones before there are none.',
  'factor.enable': 'Turn on',
  'factor.disable': 'Turn off',
  'factor.renew': 'New recovery codes',
  'factor.enable.title': 'Turn on two-step sign-in',
  'factor.password': 'Your password, to begin with',
  'factor.scan': 'Scan this code with an app such as Aegis, 2FAS or Google Authenticator.',
  'factor.qr': 'QR code to scan. The same secret is written below.',
  'factor.secret': 'Or type this secret by hand:',
  'factor.code': 'The code that the app shows',
  'factor.confirm': 'Turn on',
  'factor.codes.title': 'Your recovery codes',
  'factor.codes.text':
    'Each stands in for your phone once. Keep them away from this computer: they are never shown again, and earlier ones are worth nothing now.',
  'factor.codes.copy': 'Copy the ten codes',
  'factor.codes.done': 'I have kept them',
  'factor.disable.title': 'Turn off two-step sign-in',
  'factor.disable.text': 'Your password alone will do. Prove first that it is you.',
  'factor.renew.title': 'New recovery codes',
  'factor.renew.text': 'The present codes will be worth nothing. Prove first that it is you.',
  'factor.proof': 'A code of your app, or a recovery code',
  'factor.enabled': 'Two-step sign-in is on',
  'factor.disabled': 'Two-step sign-in is off',

  'error.CODE_INVALID': 'This code is not right, or was used already. Wait for the next one.',
  'error.SECOND_FACTOR_MISSING': 'Turn on two-step sign-in for your own account first.',
  'error.SECOND_FACTOR_IS_ON': 'Two-step sign-in is on already.',
  'error.INVITATION_PENDING':
    'This address is invited already: send the letter again, or cancel the invitation.',
  'error.INVITATION_NOT_FOUND': 'This invitation is no longer open.',
} as const;
