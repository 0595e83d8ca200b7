// Forms with data-filter: each tick fetches the list anew and replaces the parts marked data-part, focus staying where it is.
let running: AbortController | undefined;

function addressOf(form: HTMLFormElement): URL {
  const url = new URL(form.action, location.href);
  url.search = '';
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') url.searchParams.append(name, value);
  }
  return url;
}

function replaceParts(html: string): void {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = fresh.getElementById(part.id);
    if (next) part.replaceChildren(...next.childNodes);
  }
  document.title = fresh.title;
}

async function follow(form: HTMLFormElement): Promise<void> {
  const url = addressOf(form);
  running?.abort();
  running = new AbortController();
  document.body.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(url, { signal: running.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    replaceParts(await answer.text());
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
}

export {};
