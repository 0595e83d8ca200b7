import { attributeOf, scanXmlText } from '#platform/sheet/xml.ts';

/** A record in `oai_dc` as it came, its texts without markup. */
export type DublinCore = {
  readonly identifier: string;
  readonly datestamp: string;
  readonly isDeleted: boolean;
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

export type OaiPage = {
  readonly records: readonly DublinCore[];
  /** To be asked next; null at the end. */
  readonly token: string | null;
  /** What the repository said it could not do: `noRecordsMatch`, `badResumptionToken` … */
  readonly error: string | null;
};

const LONGEST_FIELD = 20_000;
const MOST_VALUES = 50;

/** The elements of a document in their order, each with its path, its text and its attributes; null for what is no XML. */
function elementsOf(bytes: Uint8Array): readonly Element[] | null {
  const text = textOf(bytes);
  if (text === null) return null;
  const elements: Element[] = [];
  const open: Element[] = [];
  const isWhole = scanXmlText(text, {
    open: (name, attributes) => {
      const element = { path: open.length === 0 ? name : `${open.at(-1)?.path}/${name}`, name, attributes, text: '' };
      elements.push(element);
      open.push(element);
    },
    text: (value) => {
      const element = open.at(-1);
      if (element && element.text.length < LONGEST_FIELD) element.text += value;
    },
    close: () => void open.pop(),
  });
  return isWhole ? elements : null;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Element = { readonly path: string; readonly name: string; readonly attributes: string; text: string };

const ROOT = 'OAI-PMH';

/** The name of a repository in the answer to Identify; null when it is none. */
export function identifyIn(bytes: Uint8Array): string | null {
  const elements = elementsOf(bytes);
  const named = elements?.find((it) => it.path === `${ROOT}/Identify/repositoryName`);
  return named ? plainText(named.text).slice(0, 200) || null : null;
}

const RECORD = `${ROOT}/ListRecords/record`;

/** One page of ListRecords; null when it is none. */
export function listIn(bytes: Uint8Array): OaiPage | null {
  const elements = elementsOf(bytes);
  if (!elements || elements[0]?.name !== ROOT) return null;
  const error = elements.find((it) => it.path === `${ROOT}/error`);
  if (error) return { records: [], token: null, error: attributeOf(error.attributes, 'code') ?? 'unknown' };
  const token = elements.find((it) => it.path === `${ROOT}/ListRecords/resumptionToken`)?.text.trim() ?? '';
  return { records: recordsIn(elements), token: token === '' ? null : token, error: null };
}

type Building = { identifier: string; datestamp: string; isDeleted: boolean; fields: Record<string, string[]> };

function recordsIn(elements: readonly Element[]): readonly DublinCore[] {
  const records: Building[] = [];
  for (const element of elements) {
    if (element.path === RECORD) records.push({ identifier: '', datestamp: '', isDeleted: false, fields: {} });
    const record = records.at(-1);
    if (record && element.path.startsWith(`${RECORD}/`)) takeIn(record, element);
  }
  return records;
}

function takeIn(record: Building, { path, name, text, attributes }: Element): void {
  switch (path.slice(RECORD.length)) {
    case '/header':
      record.isDeleted = attributeOf(attributes, 'status') === 'deleted';
      break;
    case '/header/identifier':
      record.identifier = text.trim();
      break;
    case '/header/datestamp':
      record.datestamp = text.trim();
      break;
    case `/metadata/dc/${name}`:
      keepField(record.fields, name, text);
  }
}

function keepField(fields: Record<string, string[]>, name: string, text: string): void {
  const values = fields[name] ?? [];
  const value = plainText(text);
  if (value !== '' && values.length < MOST_VALUES) values.push(value);
  fields[name] = values;
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that no text may hold
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text of foreign systems often is half a web page: without tags, scripts, entities and controls, spaces as single ones. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<[^<>]{0,2000}>/g, ' ')
    .replaceAll(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replaceAll(CONTROLS, '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
}
