// A copy sheet: each button copies its field's text, one prints the sheet. They are hidden until they work.
const SAID_FOR_MS = 2000;

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy ?? '') as HTMLTextAreaElement;
  const text = button.textContent;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without the right to write there, the text stands selected, ready to be copied by hand.
      return;
    }
    button.textContent = button.dataset.copied ?? text;
    setTimeout(() => {
      button.textContent = text;
    }, SAID_FOR_MS);
  });
}
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

export {};
