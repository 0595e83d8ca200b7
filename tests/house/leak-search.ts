import { readRows } from '../../src/platform/sheet/index.ts';
import { readPdf } from '../support/pdf.ts';
import { HERE } from '../support/server.ts';

/** Local addresses on the page, without those that only change what is shown on it. */
export function linksOn(page: string): string[] {
  const hrefs = [...page.matchAll(/\b(?:href|src|action|data-similar-url)="(\/[^"#]*)/g)].map((it) => it[1] ?? '');
  const places = [...page.matchAll(/<loc>([^<]+)/g)].map((it) => it[1] ?? '').filter((it) => it.startsWith(HERE));
  const all = [...hrefs, ...places.map((it) => it.slice(HERE.length))];
  return all.filter((it) => !it.startsWith('/assets/')).map((it) => it.replaceAll('&amp;', '&'));
}

/** What a reader can read of the answer; of a sheet its cells, of a PDF of ours its words, names of pictures and links. */
export async function textOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? '';
  if (type === 'application/pdf') return pdfText(new Uint8Array(await answer.arrayBuffer()));
  if (!type.includes('spreadsheet')) return answer.text();
  const cells: string[] = [];
  for await (const row of readRows(new Uint8Array(await answer.arrayBuffer())))
    if (row.ok) cells.push(JSON.stringify(row.value));
  return cells.join('\n');
}

/** The papers of the locker are too small for a reader: their bytes are all there is. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  if (bytes.length < 1000) return new TextDecoder().decode(bytes);
  const { title, author, text, tags, links } = await readPdf(bytes);
  return [title, author, text, ...tags.map((it) => it.alt ?? ''), ...links].join('\n');
}

/** The whole answer as text, its headers too, without the reader's own cookies: some answers give them back. */
export async function saidIn(answer: Response, cookies: string): Promise<string> {
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const own = cookies.split('; ').map((it) => it.split('=')[1] ?? '');
  const said = `${head}\n${await textOf(answer)}`;
  return own.reduce((text, cookie) => (cookie ? text.replaceAll(cookie, '') : text), said);
}

/** Whether the word stands on the page of the path; a page may say back what was asked of it. */
export function isOn(page: string, path: string, word: string): boolean {
  return word !== '' && page.includes(word) && !path.includes(word) && !path.includes(encodeURIComponent(word));
}

const STEM = 7;

/** Which of the words stand on a page, as `isOn` says of each. Those that begin alike are looked for only where that beginning stands. */
export function finderOf(words: readonly string[]): (page: string, path: string) => readonly string[] {
  const alike = Map.groupBy(new Set(words), (word) => word.slice(0, STEM));
  return (page, path) =>
    [...alike].flatMap(([stem, them]) => (page.includes(stem) ? them.filter((word) => isOn(page, path, word)) : []));
}

/** Visits the paths, and as many of the links on the pages; `look` answers the page. Answers how many were visited. */
export async function walk(
  paths: readonly string[],
  mostLinks: number,
  look: (path: string) => Promise<string>,
): Promise<number> {
  const waiting = [...paths];
  const known = new Set(waiting);
  let links = 0;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const fresh = [...new Set(linksOn(await look(path)))].filter((it) => !known.has(it)).slice(0, mostLinks - links);
    for (const link of fresh) known.add(link);
    waiting.push(...fresh);
    links += fresh.length;
  }
  return known.size;
}
