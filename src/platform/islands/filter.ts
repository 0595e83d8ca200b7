// Forms with data-filter: each tick, and each button that asks for more of a group, fetches the list anew and replaces the parts
// marked data-part; focus and what is open stay.
let running: AbortController | undefined;

type Button = HTMLButtonElement | null;

function addressOf(form: HTMLFormElement, pressed: Button): URL {
  const url = new URL(form.action, location.href);
  url.search = '';
  for (const [name, value] of new FormData(form, pressed)) {
    if (typeof value === 'string' && value !== '') url.searchParams.append(name, value);
  }
  return url;
}

function replaceParts(html: string): void {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = fresh.getElementById(part.id);
    if (next) replacePart(part, next);
  }
  document.title = fresh.title;
}

function replacePart(part: Element, next: Element): void {
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const open = [...part.querySelectorAll('details')].map((it) => it.open);
  part.replaceChildren(...next.childNodes);
  for (const [at, details] of part.querySelectorAll('details').entries()) details.open ||= open[at] ?? false;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Where the button was stand its boxes now: the first of them takes the focus. */
function focusNew(part: Element | null, before: number): void {
  part?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')[before]?.focus({ preventScroll: true });
}

async function follow(form: HTMLFormElement, pressed: Button = null): Promise<void> {
  const url = addressOf(form, pressed);
  const part = pressed?.closest('[data-part]') ?? null;
  const boxes = part?.querySelectorAll('input[type="checkbox"]').length ?? 0;
  running?.abort();
  running = new AbortController();
  document.body.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(url, { signal: running.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    replaceParts(await answer.text());
    focusNew(part, boxes);
    history.replaceState(null, '', url);
  } catch (error) {
    if ((error as Error).name === 'AbortError') return;
    location.assign(url);
  }
  document.body.removeAttribute('aria-busy');
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filter]')) {
  form.classList.add('filter-live');
  form.addEventListener('change', () => void follow(form));
  form.addEventListener('submit', (event) => {
    if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.name === '') return;
    event.preventDefault();
    void follow(form, event.submitter);
  });
}

export {};
