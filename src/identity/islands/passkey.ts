// Passkeys: what the device answers is sent by the form like anything typed. Hidden until the browser knows passkeys.
const bytes = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const base64url = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');

/** The options as the browser takes them. Its own readers of JSON came late, and phones stay in use for long. */
function optionsOf(form: HTMLFormElement) {
  const options = JSON.parse(form.dataset.options ?? '');
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const known of options.excludeCredentials ?? []) known.id = bytes(known.id);
  return options;
}

function textOf({ id, type, response }: PublicKeyCredential): string {
  const told: Record<string, unknown> = {};
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    const value = (response as unknown as Record<string, unknown>)[name];
    if (value instanceof ArrayBuffer && value.byteLength > 0) told[name] = base64url(value);
  }
  told.transports = (response as AuthenticatorAttestationResponse).getTransports?.();
  return JSON.stringify({ id, rawId: id, type, response: told });
}

let waiting: AbortController | undefined;

async function ask(form: HTMLFormElement, mediation?: 'conditional'): Promise<void> {
  waiting?.abort();
  waiting = new AbortController();
  const asked = { publicKey: optionsOf(form), signal: waiting.signal };
  const answer = await (form.dataset.passkey === 'create'
    ? navigator.credentials.create(asked)
    : navigator.credentials.get({ ...asked, mediation }));
  (form.elements.namedItem('jawaban') as HTMLInputElement).value = textOf(answer as PublicKeyCredential);
  form.submit();
}

async function press(form: HTMLFormElement): Promise<void> {
  const said = form.querySelector<HTMLElement>('[role=alert]');
  if (said) said.hidden = true;
  try {
    await ask(form);
  } catch (error) {
    const { name } = error as Error;
    if (!said || name === 'AbortError') return;
    said.hidden = false;
    said.textContent = form.dataset[`said${name}`] ?? form.dataset.said ?? '';
  }
}

/** Where the browser can, it offers passkeys in the box of the address, without a press. */
async function offer(form: HTMLFormElement): Promise<void> {
  try {
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) await ask(form, 'conditional');
  } catch {
    // Another way of signing in was taken, or none.
  }
}

const known = 'PublicKeyCredential' in window;
const shown = known ? '[data-passkey-shown]' : '[data-passkey-missing]';
for (const part of document.querySelectorAll<HTMLElement>(shown)) part.hidden = false;
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    press(form);
  });
  if (known && form.dataset.byItself !== undefined) offer(form);
}

export {};
