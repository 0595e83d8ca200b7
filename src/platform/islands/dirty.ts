// Every form: a second press while it is on its way does nothing. Forms with data-guard: asks before edits are lost.
const EDITED = 'edited';
const BUSY_FOR_MS = 10_000;

function release(form: HTMLFormElement): void {
  delete form.dataset.busy;
  for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
}

document.addEventListener('input', (event) => {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-guard]');
  if (form) form.dataset[EDITED] = '';
});

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.busy !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.busy = '';
  delete form.dataset[EDITED];
  (event as SubmitEvent).submitter?.setAttribute('aria-busy', 'true');
  // An answer that is a download leaves the page standing: let it be used again.
  setTimeout(() => release(form), BUSY_FOR_MS);
});

/** What forms keep on this device while one types goes when one signs out: the next person finds nothing. */
const TYPED = 'tuntas.typed.';

document.addEventListener('submit', (event) => {
  if (!(event.target as HTMLElement).matches('form[data-forget]')) return;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(TYPED)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
});

// Coming back with the browser's button brings the page as it was, busy marks and all.
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const form of document.querySelectorAll<HTMLFormElement>('form[data-busy]')) release(form);
});

addEventListener('beforeunload', (event) => {
  if (document.querySelector(`form[data-${EDITED}]`)) event.preventDefault();
});

document.querySelector<HTMLElement>('[data-focus]')?.focus();
