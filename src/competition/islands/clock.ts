// Boxes with [data-clock]: counts down what is left of the presentation, then of the questions, by the server's clock.
const SECOND_MS = 1000;
const MINUTE_S = 60;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function shown(ms: number): string {
  const seconds = Math.ceil(Math.abs(ms) / SECOND_MS);
  return `${ms < 0 ? '−' : ''}${twoDigits(Math.floor(seconds / MINUTE_S))}:${twoDigits(seconds % MINUTE_S)}`;
}

function run(box: HTMLElement): void {
  const count = box.querySelector<HTMLElement>('[data-clock-count]');
  // The device's own clock may be wrong; how far, was told when the page came.
  const ahead = Date.now() - Date.parse(box.dataset.server ?? '');
  const [presentation, whole] = [Date.parse(box.dataset.presentation ?? ''), Date.parse(box.dataset.whole ?? '')];
  if (!count || Number.isNaN(whole) || Number.isNaN(presentation)) return;
  const tick = () => {
    const now = Date.now() - ahead;
    const isPresentation = now < presentation;
    const left = (isPresentation ? presentation : whole) - now;
    const said = isPresentation ? box.dataset.saidPresentation : box.dataset.saidQuestions;
    count.textContent = `${left < 0 ? box.dataset.saidLate : said} ${shown(left)}`;
    box.classList.toggle('now-late', left < 0);
    box.classList.toggle('now-soon', left >= 0 && left < MINUTE_S * SECOND_MS);
  };
  tick();
  setInterval(tick, SECOND_MS / 4);
}

for (const box of document.querySelectorAll<HTMLElement>('[data-clock]')) run(box);

export {};
