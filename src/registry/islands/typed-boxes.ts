/** What stands in a form of a page, for scripts: read, sent, and put back. */
export type Box = readonly [name: string, text: string];

/** Hidden boxes that belong to the page and not to what is typed. */
const OWN = ['revision', 'dilihat', 'pemilik'];

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function boxesIn(form: HTMLFormElement): readonly Box[] {
  return [...new FormData(form)].flatMap(([name, text]) =>
    OWN.includes(name) || typeof text !== 'string' ? [] : [[name, text] as const],
  );
}

export function hiddenBox(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
}

/** Puts what was typed back into the form; false when the form lacks one of its boxes. */
export function fill(form: HTMLFormElement, boxes: readonly Box[]): boolean {
  const controls = [...form.elements].filter(isControl).filter((it) => it.name !== '' && !OWN.includes(it.name));
  const names = new Set(controls.map((it) => it.name));
  if (boxes.some(([name]) => !names.has(name))) return false;
  for (const control of controls) {
    const texts = boxes.filter(([name]) => name === control.name).map(([, text]) => text);
    put(control, texts);
  }
  return true;
}

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}

function put(control: Control, texts: readonly string[]): void {
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    control.checked = texts.includes(control.value);
    return;
  }
  control.value = texts[0] ?? '';
  // Words are counted anew; it does not bubble, so that it is no typing.
  control.dispatchEvent(new Event('input'));
}
