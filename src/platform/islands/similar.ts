// Inputs with data-similar-url: shows the server's fragment of similar things under the field while one types.
const PAUSE_MS = 300;
const SHORTEST = 4;

function watch(input: HTMLInputElement): void {
  const place = document.getElementById(input.dataset.similarInto ?? '');
  const address = input.dataset.similarUrl;
  if (!place || !address) return;
  let timer = 0;
  let running: AbortController | undefined;
  let asked = '';
  const ask = async () => {
    const text = input.value.trim();
    if (text === asked) return;
    asked = text;
    running?.abort();
    if (text.length < SHORTEST) {
      place.replaceChildren();
      return;
    }
    running = new AbortController();
    const url = new URL(address, location.href);
    url.searchParams.set('q', text);
    try {
      const answer = await fetch(url, { signal: running.signal });
      if (answer.ok) place.innerHTML = await answer.text();
    } catch {
      // Offline or overtaken by the next letters: the page works without.
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE_MS);
  });
}

for (const input of document.querySelectorAll<HTMLInputElement>('[data-similar-url]')) watch(input);

export {};
