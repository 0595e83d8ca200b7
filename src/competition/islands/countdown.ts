// Elements with data-until: the time that is left, by the server's clock as it was when the page came.
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function watch(element: HTMLElement): void {
  const { until = '', now = '', days = '', hours = '', over = '' } = element.dataset;
  const end = Date.parse(until);
  const ahead = Date.parse(now) - performance.timeOrigin - performance.now();
  const tick = () => {
    const left = end - (performance.timeOrigin + performance.now() + ahead);
    if (left <= 0) {
      element.textContent = over;
      return;
    }
    const pattern = left >= DAY_MS ? days : hours;
    const text = pattern
      .replace('{d}', String(Math.floor(left / DAY_MS)))
      .replace('{h}', String(Math.floor((left % DAY_MS) / HOUR_MS)))
      .replace('{m}', String(Math.floor((left % HOUR_MS) / MINUTE_MS)));
    if (element.textContent !== text) element.textContent = text;
    setTimeout(tick, SECOND_MS);
  };
  if (Number.isFinite(end) && Number.isFinite(ahead)) tick();
}

for (const element of document.querySelectorAll<HTMLElement>('[data-until]')) watch(element);

export {};
