// Fields with data-words: says how many words are left, at once for the eye and after a pause for the ear.
const QUIET_MS = 1000;

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function watch(field: HTMLTextAreaElement): void {
  const shown = document.getElementById(`${field.id}-words`);
  const limit = Number(field.dataset.words);
  if (!shown || !limit) return;
  const spoken = document.createElement('p');
  spoken.className = 'sr-only';
  spoken.setAttribute('role', 'status');
  shown.after(spoken);
  const format = new Intl.NumberFormat(document.documentElement.lang);
  let timer = 0;
  const count = (speak: boolean) => {
    const left = limit - wordsIn(field.value);
    const pattern = (left < 0 ? field.dataset.wordsOver : field.dataset.wordsLeft) ?? '';
    shown.textContent = pattern.replace('{n}', format.format(Math.abs(left)));
    shown.classList.toggle('over', left < 0);
    clearTimeout(timer);
    if (speak) timer = window.setTimeout(() => spoken.replaceChildren(shown.textContent ?? ''), QUIET_MS);
  };
  field.addEventListener('input', () => count(true));
  count(false);
}

for (const field of document.querySelectorAll<HTMLTextAreaElement>('[data-words]')) watch(field);

export {};
