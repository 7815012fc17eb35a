/** What is right and wrong with a brand's token, for who writes the code that signs it. */
export const tokenCheck = {
  'tokenCheck.intro':
    'Paste a token that your server signed: you will know what is wrong with it, step by step. Nothing is done, kept or logged; the token is not used up.',
  'tokenCheck.token': 'Token (JWT)',
  'tokenCheck.token.help': 'Tokens last five minutes at most: paste a fresh one.',
  'tokenCheck.submit': 'Examine',
  'tokenCheck.clear': 'Clear',
  'tokenCheck.says': 'What the token says',
  'tokenCheck.says.help': 'Read by your browser, nothing checked.',
  'tokenCheck.header': 'Header',
  'tokenCheck.payload': 'Claims',
  'tokenCheck.steps': 'The check, step by step',
  'tokenCheck.accepted': 'This token is good',
  'tokenCheck.accepted.new': 'It would sign up a new member, {name}.',
  'tokenCheck.accepted.known': 'It would sign in {name}, a member already.',
  'tokenCheck.accepted.moderator': 'It would make a moderator of them.',
  'tokenCheck.refused': 'This token would be refused',
  'tokenCheck.refused.count': { one: 'One thing to put right.', other: '{count} things to put right.' },
  'tokenCheck.state.PASSED': 'Good',
  'tokenCheck.state.NOTED': 'Worth knowing',
  'tokenCheck.state.FAILED': 'Put right',
  'tokenCheck.step.SHAPE': 'Shape',
  'tokenCheck.step.HEADER': 'Header',
  'tokenCheck.step.KEY': 'Key',
  'tokenCheck.step.SIGNATURE': 'Signature',
  'tokenCheck.step.TIMES': 'Times',
  'tokenCheck.step.AUDIENCE': 'Audience',
  'tokenCheck.step.CLAIMS': 'Identity',
  'tokenCheck.step.REPLAY': 'Single use',
  'tokenCheck.step.ROLE': 'Role',
  'tokenCheck.step.MEMBER': 'Member',
  'finding.EMPTY': 'Nothing was pasted.',
  'finding.TOO_LONG': 'The token has {characters} characters; 8,192 at most. Take out what is not asked for.',
  'finding.HAS_BEARER_PREFIX': 'The word “Bearer” stands before the token: send the token alone.',
  'finding.HAS_SPACES':
    'There are spaces, a line break or quotes around the token: take them out of what your server answers.',
  'finding.ENCRYPTED': 'Five parts: this is an encrypted token (JWE). It takes a signed one (JWS).',
  'finding.NOT_THREE_PARTS':
    'A signed JWT has three parts with dots between; here: {parts}. Is it cut off, or something else?',
  'finding.NOT_BASE64URL':
    'Part {part} has characters that base64url has not (+, /, =): your code encodes in ordinary base64.',
  'finding.HEADER_NOT_JSON': 'The first part is no JSON object: this is no JWT, or it is damaged.',
  'finding.PAYLOAD_NOT_JSON': 'The second part is no JSON object: this is no JWT, or it is damaged.',
  'finding.WELL_FORMED': 'Three parts; header and claims can be read.',
  'finding.ALG_NONE': 'The header says “alg: {alg}”: the token is not signed. Sign it with your key.',
  'finding.ALG_UNKNOWN':
    'The algorithm “{alg}” is not allowed. Those that are: HS256, ES256, RS256, EdDSA, depending on the key.',
  'finding.CRITICAL_EXTENSION':
    'The header demands an extension (“crit”) that nobody knows here: take it out.',
  'finding.KID_NOT_TEXT': '“kid” must be text.',
  'finding.HEADER_KEY_IGNORED':
    'The header brings {names}: ignored, so that nobody chooses a key of their own. You can take it out.',
  'finding.ALG_ALLOWED': 'The algorithm {alg} is allowed.',
  'finding.NO_LIVE_KEY': 'This community has no live key: add one under “Single sign-on”.',
  'finding.KID_UNKNOWN': 'No live key is called “{kid}”. Live: {live}.',
  'finding.KEY_REVOKED': 'The key “{kid}” was revoked on {at}. Sign with a live key.',
  'finding.KEY_RETIRED': 'The key “{kid}” went out on {at}. Sign with a live key.',
  'finding.KID_MISSING': 'Several keys are live ({live}): say which one by “kid” in the header.',
  'finding.KID_AMBIGUOUS': 'More than one key answers to “{kid}”: your key set (JWKS) gives that name twice.',
  'finding.KEY_SET_SILENT':
    'Your key set (JWKS) did not answer, or has no key of this algorithm: {live}. Check its address.',
  'finding.KEY_BY_KID': 'The key was found by its “kid”: {label} ({kid}).',
  'finding.KEY_ONLY_ONE':
    'Without “kid”, the only live key was taken: {label} ({kid}). Add “kid”, for the day when there are two.',
  'finding.KEY_RETIRING': 'The key “{label}” goes out on {at}: move to the new one before.',
  'finding.ALG_NOT_OF_KEY': 'The token says “{alg}”, but this key signs with {expected} and nothing else.',
  'finding.SIGNATURE_WRONG':
    'The signature does not fit the key: another secret, a secret copied badly (space, line break), or a token changed after signing.',
  'finding.SECRET_WAS_DECODED':
    'Your code decodes the secret (base64) before it signs. Sign with the characters as they are: the UTF-8 bytes of the text you copied.',
  'finding.SIGNED_BY_OTHER_KEY':
    'The signature is that of your key “{label}”: put “kid: {kid}” in the header, or sign with the other one.',
  'finding.NOT_CHECKED': 'Without a key, the signature could not be checked.',
  'finding.SIGNATURE_FITS': 'The signature is the key’s.',
  'finding.EXP_MISSING': '“exp” is missing: say when the token ends, five minutes after “iat” at most.',
  'finding.IAT_MISSING': '“iat” is missing: say when the token was made.',
  'finding.TIME_NOT_NUMBER':
    '“{claim}” is {value}: it must be a number of seconds since 1970, without quotes.',
  'finding.TIME_IN_MILLISECONDS':
    '“{claim}” is in milliseconds: divide by 1,000 (Math.floor(Date.now() / 1000)).',
  'finding.EXPIRED':
    'Expired {seconds} ago. If it has only just been signed, your server’s clock is {age} late; otherwise, sign one for each request and do not cache it.',
  'finding.NOT_YET_VALID':
    '“nbf” is {seconds} away: the token is not good yet. Check the clock, or take “nbf” out.',
  'finding.IAT_IN_FUTURE':
    'The token was made {seconds} in the future: your server’s clock is ahead. One minute is tolerated.',
  'finding.EXP_BEFORE_IAT': '“exp” is not after “iat”: the token ends before it begins.',
  'finding.LIVES_TOO_LONG': 'The token lasts {seconds}; five minutes at most. Bring “exp” closer to “iat”.',
  'finding.CLOCK_AHEAD':
    'Your server’s clock is {seconds} ahead: tolerated up to one minute. Set it right (NTP).',
  'finding.TIMES_FIT': 'Good for another {seconds}.',
  'finding.AUD_MISSING': '“aud” is missing: it must be “{expected}”.',
  'finding.AUD_SEVERAL': '“aud” is a list: it must be the one text “{expected}”.',
  'finding.AUD_OTHER': '“aud” is “{found}”: it must be exactly “{expected}”.',
  'finding.AUD_FITS': 'It is for this community: {expected}.',
  'finding.SUB_MISSING': '“sub” is missing: your own stable identifier of the customer.',
  'finding.JTI_MISSING': '“jti” is missing: a new identifier for each token (randomUUID).',
  'finding.IDENTIFIER_NOT_TEXT': '“{claim}” is {value}, which is no text: put it in quotes (String(id)).',
  'finding.IDENTIFIER_EMPTY': '“{claim}” is empty.',
  'finding.IDENTIFIER_TOO_LONG': '“{claim}” has {characters} characters; 255 at most.',
  'finding.TEXT_UNSTORABLE': '“{claim}” holds a NUL or half a character: put the encoding right.',
  'finding.SUB_IS_EMAIL':
    '“sub” is an e-mail address: a customer who changes it becomes another member. Prefer an identifier that does not change.',
  'finding.NAME_MISSING': '“name” is missing: a new member would be called “Member”.',
  'finding.NAME_CHANGED': 'The name will be shown as “{shown}” (60 characters at most, none invisible).',
  'finding.PRODUCTS_LEFT_OUT':
    '“verified_products” has {count} entries that are no product keys (1 to 100 characters, 200 keys at most); they are passed over.',
  'finding.PRODUCTS_VERIFIED': 'Reviews of the products it names will be marked as a verified customer’s.',
  'finding.CLAIMS_FIT': 'The customer is identified.',
  'finding.ALREADY_USED':
    'This token was used before. Each works once: make a new “jti” for each request, and do not cache tokens.',
  'finding.FIRST_USE': 'This “jti” was not used before.',
  'finding.ROLE_NOT_ACCEPTED':
    'The role “{role}” is ignored: roles that tokens announce are not accepted (setting “Single sign-on”).',
  'finding.ROLE_UNKNOWN': 'The role “{role}” is ignored: a token can give “moderator” only.',
  'finding.ROLE_MODERATOR': 'The token makes a moderator.',
  'finding.ROLE_NONE': 'A plain member.',
  'finding.MEMBER_SUSPENDED': '{name} is suspended: they will read, but cannot write.',
  'finding.MEMBER_KNOWN': '{name} is a member already.',
  'finding.MEMBER_NEW': '{name} would become a member.',
} as const;
