// The buttons of a record that need script: copying its address, and printing. They are hidden until they work.
const SAID_FOR_MS = 2500;

function copies(button: HTMLButtonElement): void {
  const field = document.getElementById(button.dataset.copy ?? '');
  if (!(field instanceof HTMLInputElement)) return;
  const text = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without the right to write to the clipboard the address stands selected, ready to be copied by hand.
      return;
    }
    button.textContent = button.dataset.copied ?? text;
    setTimeout(() => {
      button.textContent = text;
    }, SAID_FOR_MS);
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) copies(button);
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

export {};
