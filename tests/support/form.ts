const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string): string =>
  text.replaceAll(/&(\w+|#39);/g, (whole, name: string) => entities[name] ?? whole);

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? plain(found[1] ?? '') : null;
}

type Field = readonly [name: string, value: string];

function inputOf(tag: string): Field[] {
  const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type') ?? 'text'];
  if (!name || type === 'submit' || type === 'file') return [];
  const isChoice = type === 'radio' || type === 'checkbox';
  if (isChoice && attribute(tag, 'checked') === null) return [];
  return [[name, attribute(tag, 'value') ?? (isChoice ? 'on' : '')]];
}

function selectOf(tag: string, options: string): Field[] {
  const name = attribute(tag, 'name');
  const tags = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
  const chosen = tags.find((option) => attribute(option, 'selected') !== null) ?? tags[0] ?? '';
  return name ? [[name, attribute(chosen, 'value') ?? '']] : [];
}

function valuesOf(inside: string): Field[] {
  const areas = [...inside.matchAll(/(<textarea\b[^>]*>)([^<]*)<\/textarea>/g)];
  const selects = [...inside.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)];
  return [
    ...[...inside.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => inputOf(tag)),
    ...areas.map(([, tag = '', text = '']): Field => [attribute(tag, 'name') ?? '', plain(text)]),
    ...selects.flatMap(([, tag = '', options = '']) => selectOf(tag, options)),
  ];
}

/** What a browser would send of the form with this action, were it handed in untouched; null when there is none. */
export function formIn(page: string, action: string): Record<string, string> | null {
  for (const [, tag = '', inside = ''] of page.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)) {
    if (attribute(tag, 'action') === action) return Object.fromEntries(valuesOf(inside));
  }
  return null;
}
