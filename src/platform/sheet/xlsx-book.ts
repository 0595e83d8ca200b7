import type { SheetInfo } from './model.ts';
import { refuse } from './refusal.ts';
import { builtInFormat, type FormatKind, formatKind } from './serial.ts';
import { attributeOf, scanXml } from './xml.ts';
import { type Archive, hasPart } from './zip.ts';

/** What a workbook says of itself before any cell is read (ECMA-376 part 1, 18.2). */
export interface Workbook {
  readonly sheets: readonly (SheetInfo & { readonly part: string })[];
  readonly from1904: boolean;
  readonly stringsPart: string | null;
  readonly stylesPart: string | null;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Far more than a program writes; beyond it a list in a file is an attack on our memory. */
const LONGEST_LIST = 100_000;
const ROOT_RELATIONS = '_rels/.rels';
const USUAL_PART = 'xl/workbook.xml';

/** The part that holds the workbook, or null when the packed file is no workbook. */
export async function findWorkbook(archive: Archive): Promise<string | null> {
  if (hasPart(archive, ROOT_RELATIONS)) {
    const relations = await readRelations(archive, ROOT_RELATIONS, '');
    const main = relations.find((relation) => relation.type === 'officeDocument');
    if (main && hasPart(archive, main.target)) return main.target;
  }
  return hasPart(archive, USUAL_PART) ? USUAL_PART : null;
}

/** The workbook, or null when the part is another kind of document. */
export async function readWorkbook(archive: Archive, part: string): Promise<Workbook | null> {
  const [folder, file] = splitPath(part);
  const relationsPart = `${folder}_rels/${file}.rels`;
  const relations = hasPart(archive, relationsPart) ? await readRelations(archive, relationsPart, folder) : [];
  const { root, listed, from1904 } = await readBook(archive, part);
  if (root !== 'workbook') return null;
  const parts = new Map(relations.filter((one) => one.type === 'worksheet').map((one) => [one.id, one.target]));
  const sheets = listed.flatMap(({ id, name, hidden }) => {
    const target = parts.get(id);
    return target === undefined ? [] : [{ name, hidden, part: target }];
  });
  const single = (type: string) => relations.find((one) => one.type === type && hasPart(archive, one.target));
  return {
    sheets,
    from1904,
    stringsPart: single('sharedStrings')?.target ?? null,
    stylesPart: single('styles')?.target ?? null,
  };
}

async function readBook(archive: Archive, part: string) {
  const listed: { id: string; name: string; hidden: boolean }[] = [];
  let root = '';
  let from1904 = false;
  await scanXml(archive, part, {
    open(name, attributes) {
      root ||= name;
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const id = attributeOf(attributes, '*:id') ?? '';
      const hidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible';
      push(listed, { id, name: attributeOf(attributes, 'name') ?? '', hidden }, part);
    },
    text() {},
    close() {},
  });
  return { root, listed, from1904 };
}

async function readRelations(archive: Archive, part: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await scanXml(archive, part, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = resolvePath(folder, attributeOf(attributes, 'Target') ?? '');
      // Both families of type names (transitional and strict) end with the same word.
      const type = attributeOf(attributes, 'Type')?.split('/').at(-1) ?? '';
      push(relations, { id: attributeOf(attributes, 'Id') ?? '', type, target }, part);
    },
    text() {},
    close() {},
  });
  return relations;
}

/** The number format of each cell style, by the number that a cell names. */
export async function readStyles(archive: Archive, part: string): Promise<readonly FormatKind[]> {
  const written = new Map<string, FormatKind>();
  const styles: FormatKind[] = [];
  let inCells = false;
  await scanXml(archive, part, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt' && written.size < LONGEST_LIST) {
        written.set(attributeOf(attributes, 'numFmtId') ?? '', formatKind(attributeOf(attributes, 'formatCode') ?? ''));
      }
      if (name !== 'xf' || !inCells) return;
      const id = attributeOf(attributes, 'numFmtId') ?? '0';
      push(styles, written.get(id) ?? builtInFormat(Number(id)), part);
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function push<T>(list: T[], item: T, part: string): void {
  if (list.length >= LONGEST_LIST) refuse({ code: 'broken_file', part });
  list.push(item);
}

function splitPath(part: string): [folder: string, file: string] {
  const cut = part.lastIndexOf('/') + 1;
  return [part.slice(0, cut), part.slice(cut)];
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
