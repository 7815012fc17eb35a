// @ts-check
/** Script of the hosted pages: forms, signing out, and times in the reader's own words. Everything readable is readable without it. */

// <documents> Ids of stored documents, by operation: written by scripts/generate-documents.mjs
const DOCUMENTS = {
  accountLogin: 'puUrXMt5J66KxEMsRS7pWLW',
  accountSignUp: 'pOth8ts-6vtXl0i7xB0fRwD',
  accountVerifyEmail: 'p-iBZCsBVdfGpyRgoTxQjTz',
  passwordResetRequest: 'pIcQK72WGj5IFYGzLVOQO8k',
  passwordReset: 'p82mtaV2NL_F6QQ01j4eItD',
  threadOpen: 'pxLbg7zkLzCcZePObX88CdJ',
  conversationOpen: 'ppt5POxDVUFzbu7A_3299kJ',
  conversationOpenWith: 'pjRgnEt8ga73tTIXmW4OkHj',
  viewer: 'pW0rORzCfaZASau2BGZarW7',
  communityJoin: 'psAygojQshAjqHdCqZLn_1t',
  accountLogout: 'pR34PmCWJ23sCadLxoURSEG',
  oidcLink: 'pgFrJ6hHMxTsGs0wki-s7Wb',
  accountLoginComplete: 'p55s_06jGueaVUG94V9nyt8',
  accountPasswordChange: 'pP-ONaWfMUrOtrGqUsIGzog',
  secondFactorResetConfirm: 'pmFYnoVpN2wXAu7uIPfTSJ1',
  sessionEnd: 'p-AB_67xX8purfBbZKyvvgi',
  invitationLook: 'pA897J5Rc_oXY1UZRw5EhUd',
  invitationAccept: 'pCorh-MKc1kKqQTmHuHg1p4',
  sessionEndOthers: 'pwTcv7Q-D_Y8MEY4Qy_aptY',
  noticesMarkRead: 'p3Q2Z278JIK0U2WxBMDiEsJ',
  alsoAsk: 'pk-Dwz1bBxF46krsh7YH148',
  answerAccept: 'pr4_OUfdr3Qgejs1ozLfj6R',
  answerUnaccept: 'pXFszdFB72MqBu9JiJFAKo_',
  ideaVote: 'p7tUB5xKVWtPvKE4wgoXDBR',
  ideaStatusSet: 'pyW3L50k5BUiUoQ72ecnBwL',
  reviewFindHelpful: 'pvu3bkV1eJh6Hk3b6vlBaLv',
  announcementExpire: 'pb4UsXOLbNZZEPeAKGvslLb',
  followSet: 'psizslgK9awuMJXUsfCJT_k',
  memberMute: 'p8FU87ZJgg8PZfbHJhzxqlB',
  memberUnmute: 'pruZKXYeAohquZretrZG7jp',
  memberBlock: 'px6MxeLSHD3GsG-b4Koixbv',
  memberUnblock: 'p6HG1nhIEiDJ8_GvkJbggPX',
  reviewRate: 'p-AeVOAARjzdAM6LebS4Ep9',
  threadMakePrivate: 'pZolO0ohBQXGfB_W9h5-W1I',
  threadMakePublic: 'pFZKLOWf-MXoXltw6GAgPj-',
};
// </documents>

/** An expected refusal, by its stable code. */
class Refusal extends Error {
  constructor(code, { field = null, limit = null } = {}) {
    super(code);
    this.code = code;
    this.field = field;
    this.limit = limit;
  }
}

const community = location.pathname.split('/')[2] ?? '';

async function send(documentId, variables = {}) {
  let answer;
  try {
    const response = await fetch(`/graphql?community=${encodeURIComponent(community)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ documentId, variables }),
    });
    answer = await response.json();
  } catch {
    throw new Refusal('NETWORK');
  }
  const failure = answer.errors?.[0];
  if (failure) throw new Refusal(failure.extensions?.code ?? 'UNKNOWN');
  const refused = answer.data.result.userErrors?.[0];
  if (refused) throw new Refusal(refused.code, refused);
  return answer.data.result;
}

// ---- forms

const texts = JSON.parse(document.getElementById('error-texts')?.textContent ?? '{}');
const fragment = new URLSearchParams(location.hash.slice(1));
const token = fragment.get('token');
const textOf = (code, limit) => (texts[code] ?? texts.UNKNOWN ?? code).replace('{limit}', limit ?? '');

function showFieldError(form, name, text) {
  const found = form.elements[name];
  // Of radio buttons the first one speaks for all.
  const field = found && !found.form ? found[0] : found;
  const place = form.querySelector(`#${name}-error`);
  if (!field || !place) return null;
  place.textContent = text;
  place.hidden = text === '';
  if (text) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  return field;
}

function showFormError(form, text) {
  const place = form.querySelector('[data-form-error]');
  place.textContent = text;
  place.hidden = text === '';
  if (text) place.focus();
}

/** The fields that are still empty, or half filled in, all of them marked. */
function markEmpty(form) {
  const empty = [...form.elements].filter(
    (field) =>
      field.name &&
      (field.validity.badInput ||
        (field.required && (field.validity.valueMissing || field.value.trim() === ''))),
  );
  for (const field of form.elements)
    if (field.name) showFieldError(form, field.name, empty.includes(field) ? textOf(whyEmpty(field)) : '');
  empty[0]?.focus();
  return empty;
}

function whyEmpty({ type, validity }) {
  if (validity.badInput) return 'INCOMPLETE';
  return type === 'radio' ? 'RATING_INVALID' : 'REQUIRED';
}

/** Operations that the token of a letter's link goes into. */
const WITH_TOKEN = [
  'accountVerifyEmail',
  'passwordReset',
  'secondFactorResetConfirm',
  'invitationLook',
  'invitationAccept',
];

/** Operations by which somebody with an account takes part for the first time. */
const JOINING = ['threadOpen', 'conversationOpen', 'alsoAsk', 'ideaVote', 'reviewFindHelpful'];

/** Operations that open a thread, which is then shown. */
const OPENING = ['threadOpen', 'conversationOpen', 'conversationOpenWith'];

/** Half a sign-in, until the second step: it lives in this page alone. A sign-in by a provider brings it along. */
let ticket = fragment.get('ticket') ?? '';

function inputOf(form) {
  const input = Object.fromEntries(new FormData(form));
  const { operation } = form.dataset;
  if (WITH_TOKEN.includes(operation)) input.token = token ?? '';
  if (operation === 'accountLoginComplete') input.ticket = ticket;
  if ('isOn' in input) input.isOn = input.isOn === 'true';
  if ('expiresAt' in input)
    input.expiresAt = input.expiresAt ? new Date(input.expiresAt).toISOString() : null;
  if (operation === 'reviewRate') input.rating = Number(input.rating ?? 0);
  if (operation === 'accountSignUp') input.locale = document.documentElement.lang;
  if (OPENING.includes(operation)) {
    // The same key until the server has answered: a retry after a lost answer is the same thread.
    form.dataset.key ??= crypto.randomUUID();
    input.idempotencyKey = form.dataset.key;
    if ('product' in input) {
      input.review = { rating: Number(input.rating ?? 0), product: input.product };
      delete input.product;
      delete input.rating;
    }
  }
  return input;
}

/** Shows the next part of a page whose work has two. */
function showStep(name) {
  for (const part of document.querySelectorAll('[data-step]')) part.hidden = part.dataset.step !== name;
  document.querySelector(`[data-step="${name}"] :is(input:not([hidden]), [type=submit])`)?.focus();
}

/** What somebody with an account need not choose. */
function dropAccountFields({ email, hasAccount }) {
  for (const place of document.querySelectorAll('[data-invited]')) place.textContent = email;
  for (const part of document.querySelectorAll('[data-with-account]')) part.hidden = !hasAccount;
  for (const part of document.querySelectorAll('[data-without-account]')) {
    if (hasAccount) part.remove();
  }
}

function finish(form, result) {
  const { operation, next } = form.dataset;
  if (result.secondStep) {
    ({ ticket } = result.secondStep);
    showStep('code');
    return;
  }
  if (operation === 'invitationLook') {
    dropAccountFields(result.invitation);
    showStep('accept');
    return;
  }
  if (OPENING.includes(operation) && result.thread && result.post?.state === 'PUBLISHED') {
    location.assign(next + result.thread.id);
    return;
  }
  if (!OPENING.includes(operation) && next) {
    location.assign(next);
    return;
  }
  const scope = form.closest('section') ?? document.getElementById('content');
  for (const part of scope.querySelectorAll('[data-form-part]')) part.hidden = true;
  form.hidden = true;
  const done = scope.querySelector('[data-done]');
  done.hidden = false;
  done.querySelector('h1').focus();
}

/** An account that signs in or writes for the first time becomes a member on the way. */
async function joinIfNeeded() {
  const viewer = await send(DOCUMENTS.viewer);
  if (viewer.kind === 'ACCOUNT') await send(DOCUMENTS.communityJoin);
}

async function submit(form) {
  showFormError(form, '');
  if (markEmpty(form).length > 0) return;
  const button = form.querySelector('[type=submit]');
  if (button.getAttribute('aria-busy') === 'true') return;
  const label = button.textContent;
  button.setAttribute('aria-busy', 'true');
  button.textContent = button.dataset.busyText;
  try {
    const { operation } = form.dataset;
    if (JOINING.includes(operation)) await joinIfNeeded();
    const result = await send(DOCUMENTS[operation], { input: inputOf(form) });
    const isIn = operation === 'accountLogin' || operation === 'accountLoginComplete';
    if (isIn && !result.secondStep) await joinIfNeeded();
    finish(form, result);
  } catch (error) {
    if (error.code === 'IDEMPOTENCY_CONFLICT') delete form.dataset.key;
    if (error.field === 'ticket') {
      // A sign-in that waited too long begins again.
      showStep('password');
      showFormError(document.querySelector('[data-step="password"] form'), textOf('SIGN_IN_OVER'));
      return;
    }
    const name = error.field?.split('.').at(-1);
    const field = name ? showFieldError(form, name, textOf(error.code, error.limit)) : null;
    if (field) field.focus();
    else showFormError(form, textOf(error.code ?? 'UNKNOWN', error.limit));
  } finally {
    button.removeAttribute('aria-busy');
    button.textContent = label;
  }
}

for (const form of document.querySelectorAll('form[data-operation]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(form);
  });
  // An edited text is another request.
  form.addEventListener('input', () => delete form.dataset.key);
}

// Neither belongs in the history or on a screenshot.
if (token || ticket) history.replaceState(null, '', location.pathname + location.search);
if (ticket) showStep('code');
for (const section of document.querySelectorAll('[data-with-token]')) section.hidden = !token;
for (const section of document.querySelectorAll('[data-without-token]')) section.hidden = !!token;
for (const form of document.querySelectorAll('form[data-automatic]')) {
  if (token) {
    void submit(form);
    continue;
  }
  // Nothing to confirm: say where the link is rather than offer a button that cannot work.
  for (const part of form.parentElement.querySelectorAll('[data-form-part] .lead, [type=submit]'))
    part.hidden = true;
  showFormError(form, textOf('LINK_MISSING'));
}

// Instants are typed by the reader's own clock.
for (const field of document.querySelectorAll('[data-instant]')) {
  const at = new Date(field.dataset.instant);
  const local = at.getTime() - at.getTimezoneOffset() * 60_000;
  if (field.dataset.instant) field.value = new Date(local).toISOString().slice(0, 16);
}

// What only threads of one kind have is asked where such a space is chosen.
for (const part of document.querySelectorAll('[data-for-kind]')) {
  const choice = part.closest('form').elements.spaceId;
  const follow = () => {
    part.hidden = choice.selectedOptions[0]?.dataset.kind !== part.dataset.forKind;
    for (const field of part.querySelectorAll('[name]')) field.disabled = part.hidden;
  };
  choice.addEventListener('change', follow);
  follow();
}

// ---- signing out

document.querySelector('[data-sign-out]')?.addEventListener('click', () => {
  void send(DOCUMENTS.accountLogout).finally(() => location.reload());
});

// ---- times

const MINUTE = 60_000;
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
const exact = new Intl.DateTimeFormat(document.documentElement.lang, {
  dateStyle: 'long',
  timeStyle: 'short',
});

function relativeText(age) {
  if (age < MINUTE) return relative.format(0, 'second');
  if (age < 60 * MINUTE) return relative.format(-Math.floor(age / MINUTE), 'minute');
  if (age < 24 * 60 * MINUTE) return relative.format(-Math.floor(age / (60 * MINUTE)), 'hour');
  if (age < 7 * 24 * 60 * MINUTE) return relative.format(-Math.floor(age / (24 * 60 * MINUTE)), 'day');
  return null;
}

for (const time of document.querySelectorAll('time[datetime]')) {
  const at = new Date(time.dateTime);
  time.title = exact.format(at);
  const text = relativeText(Math.max(0, Date.now() - at.getTime()));
  if (text) time.textContent = text;
}
