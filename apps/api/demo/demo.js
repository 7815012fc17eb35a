// The brand's own script: its language and night switches, its sign-in, and the few lines that embed Parvis.
const root = document.documentElement;
const forum = document.querySelector('parvis-forum');
const select = document.getElementById('customer');
const dialog = document.getElementById('sign-in');
const address = new URL(location.href);

/** What was chosen stays in the address, so that a reload or a shared link shows the same page. */
function remember(name, value) {
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  history.replaceState(null, '', address);
  for (const link of document.querySelectorAll('a[href^="/"]')) {
    const target = new URL(link.getAttribute('href'), location.origin);
    target.search = address.search;
    link.href = target;
  }
}

function speak(language) {
  root.lang = language;
  forum.setAttribute('lang', language);
  for (const option of select.options) option.textContent = option.dataset[language] ?? option.textContent;
  remember('lang', language === 'fr' ? '' : language);
}

function setNight(isNight) {
  root.dataset.light = isNight ? 'night' : 'day';
  document.getElementById('light').setAttribute('aria-pressed', String(isNight));
  remember('light', isNight ? 'night' : '');
}

/** Parvis asks for a fresh token whenever it needs one; the shop's server signs it for the customer signed in. */
async function become(customer) {
  select.value = customer;
  remember('customer', customer);
  await customElements.whenDefined('parvis-forum');
  if (!customer) return forum.logout();
  await forum.identify(async () => {
    const response = await fetch(`/sso-token?customer=${encodeURIComponent(customer)}`);
    return response.ok ? (await response.json()).token : null;
  });
}

document.getElementById('language').addEventListener('click', () => speak(root.lang === 'fr' ? 'en' : 'fr'));
document.getElementById('light').addEventListener('click', () => setNight(root.dataset.light !== 'night'));
select.addEventListener('change', () => become(select.value));

// A visitor wants to write: the shop opens its own sign-in.
forum.addEventListener('parvis:login-requested', (event) => {
  event.preventDefault();
  dialog.returnValue = '';
  dialog.showModal();
});
dialog.addEventListener('close', () => {
  if (dialog.returnValue) void become(dialog.returnValue);
});

for (const radio of document.querySelectorAll('input[name="finish"]'))
  radio.addEventListener('change', () => (root.dataset.finish = radio.value));
document.getElementById('cart')?.addEventListener('click', () => {
  document.getElementById('cart-said').textContent =
    root.lang === 'fr'
      ? 'Ajoutée. Si la lampe existait, elle serait à vous.'
      : 'Added. If the lamp existed, it would be yours.';
});

speak(address.searchParams.get('lang') === 'en' ? 'en' : 'fr');
setNight(address.searchParams.get('light') === 'night');
if (address.searchParams.get('customer')) void become(address.searchParams.get('customer'));
