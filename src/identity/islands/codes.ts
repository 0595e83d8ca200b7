// The recovery codes: one button copies them, one prints the page. They are hidden until they work.
const SAID_FOR_MS = 2500;

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy-text]')) {
  const text = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const codes = document.getElementById(button.dataset.copyText ?? '');
    if (!codes) return;
    try {
      await navigator.clipboard.writeText(codes.textContent ?? '');
    } catch {
      // Without the right to write to the clipboard the codes stand selected, ready to be copied by hand.
      getSelection()?.selectAllChildren(codes);
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
