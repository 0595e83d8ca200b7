export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** The text directly in it. */
  text: string;
};

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN = /<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML may not hold
const UNCARRIED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function unescaped(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`a bare & in: ${text.slice(0, 80)}`);
  return text.replaceAll(/&(\w+);/g, (_whole, name: string) => NAMED[name] ?? '');
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`twice ${name}`);
    found[name] = unescaped(value);
  }
  return found;
}

/** Puts one token where it belongs in the tree; `open` are the elements around it, the innermost last. */
function take(open: Element[], [, closed, name, attributes = '', empty, text]: RegExpExecArray): void {
  const parent = open.at(-1) as Element;
  if (text !== undefined) parent.text += unescaped(text);
  if (closed !== undefined && parent.name !== closed) throw new Error(`</${closed}> closes <${parent.name}>`);
  if (closed !== undefined) open.pop();
  if (name === undefined) return;
  const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
  parent.children.push(element);
  if (!empty) open.push(element);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The tree of a document; throws where it is not well-formed. As much of XML 1.0 as our own documents use. */
export function parseXml(document: string): Element {
  if (!document.startsWith(HEAD)) throw new Error('no XML declaration');
  if (UNCARRIED.test(document)) throw new Error('a character that XML cannot carry');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = HEAD.length;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(document);
    if (!token) throw new Error(`not well-formed at: ${document.slice(at, at + 80)}`);
    take(open, token);
  }
  const [only] = root.children;
  if (open.length !== 1 || !only || root.children.length !== 1 || root.text.trim() !== '')
    throw new Error('no one root');
  return only;
}

export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((it) => it.name === name);
}

export function textOf(element: Element, name: string): string | null {
  return childrenOf(element, name)[0]?.text ?? null;
}
