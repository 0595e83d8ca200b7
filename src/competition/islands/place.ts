// Boxes with [data-place]: a button asks the device where it is and fills latitude, longitude and how exact that is.
const DIGITS = 6;
const PATIENCE_MS = 20_000;

function watch(box: HTMLElement): void {
  const button = box.querySelector<HTMLButtonElement>('[data-place-use]');
  const said = box.querySelector<HTMLElement>('[data-place-said]');
  const form = box.closest('form');
  if (!button || !said || !form || !('geolocation' in navigator)) return;
  const fill = (name: string, value: string) => {
    const input = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (input) input.value = value;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    said.textContent = box.dataset.placeLooking ?? '';
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill('lintang', coords.latitude.toFixed(DIGITS));
        fill('bujur', coords.longitude.toFixed(DIGITS));
        fill('akurasi', String(Math.round(coords.accuracy)));
        said.textContent = (box.dataset.placeFound ?? '').replace('{n}', String(Math.round(coords.accuracy)));
        form.dispatchEvent(new Event('input', { bubbles: true }));
      },
      () => {
        said.textContent = box.dataset.placeFailed ?? '';
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS },
    );
  });
  // What is typed by hand has no accuracy of the device's.
  for (const name of ['lintang', 'bujur'])
    form.querySelector(`input[name=${name}]`)?.addEventListener('input', () => fill('akurasi', ''));
}

for (const box of document.querySelectorAll<HTMLElement>('[data-place]')) watch(box);

export {};
