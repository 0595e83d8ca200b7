// Boxes with [data-timetable]: an interview is dragged onto another slot, which sends the form of the page; the server asks whether it may.
const form = document.querySelector<HTMLFormElement>('form#geser');
let dragged: HTMLElement | null = null;

const slotOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-slot]') : null;

function fill(name: string, value: string): void {
  const box = form?.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (box) box.value = value;
}

function drop(slot: HTMLElement): void {
  const from = dragged?.closest<HTMLElement>('[data-slot]')?.dataset.slot ?? '';
  if (!form || !dragged || slot.dataset.slot === from) return;
  fill('wawancara', dragged.dataset.wawancara ?? '');
  fill('dari', from);
  fill('ke', slot.dataset.slot ?? '');
  form.requestSubmit();
}

function clear(): void {
  for (const it of document.querySelectorAll('.slot-over')) it.classList.remove('slot-over');
}

for (const it of document.querySelectorAll<HTMLElement>('[data-wawancara]:not([data-fixed])')) {
  it.draggable = true;
  it.addEventListener('dragstart', (event) => {
    dragged = it;
    event.dataTransfer?.setData('text/plain', it.dataset.wawancara ?? '');
  });
  it.addEventListener('dragend', () => {
    dragged = null;
    clear();
  });
}

document.addEventListener('dragover', (event) => {
  const slot = dragged && slotOf(event.target);
  if (!slot) return;
  event.preventDefault();
  clear();
  slot.classList.add('slot-over');
});

document.addEventListener('drop', (event) => {
  const slot = dragged && slotOf(event.target);
  if (!slot) return;
  event.preventDefault();
  drop(slot);
});

export {};
