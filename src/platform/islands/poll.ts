// Elements with data-poll-url: asks for itself anew until it comes back with data-done (an address there is gone to).
const EVERY_MS = 2000;
const SLOWEST_MS = 30_000;

async function ask(place: HTMLElement, wait: number): Promise<void> {
  let next = wait;
  let current = place;
  try {
    const answer = await fetch(place.dataset.pollUrl ?? '');
    if (!answer.ok) throw new Error(String(answer.status));
    const holder = document.createElement('template');
    holder.innerHTML = await answer.text();
    const fresh = holder.content.firstElementChild;
    if (fresh instanceof HTMLElement) {
      place.replaceWith(fresh);
      current = fresh;
    }
    next = EVERY_MS;
  } catch {
    next = Math.min(wait * 2, SLOWEST_MS);
  }
  if (current.dataset.done) location.assign(current.dataset.done);
  else if (current.dataset.pollUrl) setTimeout(() => void ask(current, next), next);
}

for (const place of document.querySelectorAll<HTMLElement>('[data-poll-url]')) {
  setTimeout(() => void ask(place, EVERY_MS), EVERY_MS);
}

export {};
