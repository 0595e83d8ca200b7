// A form under data-check-url: asks the server what is wrong with it while one types, and shows the answer where it is told.
const PAUSE_MS = 500;

function watch(box: HTMLElement): void {
  const form = box.querySelector('form');
  const place = document.getElementById(box.dataset.checkInto ?? '');
  const address = box.dataset.checkUrl;
  if (!form || !place || !address) return;
  let timer = 0;
  let running: AbortController | undefined;
  const ask = async () => {
    running?.abort();
    running = new AbortController();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    try {
      const answer = await fetch(address, { method: 'POST', body, signal: running.signal });
      const text = answer.ok ? await answer.text() : place.innerHTML;
      if (text !== place.innerHTML) place.innerHTML = text;
    } catch {
      // Offline or overtaken by the next letters: saving tells the same.
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE_MS);
  });
}

for (const box of document.querySelectorAll<HTMLElement>('[data-check-url]')) watch(box);

export {};
