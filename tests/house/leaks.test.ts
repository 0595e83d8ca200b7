import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { readRows } from '../../src/platform/sheet/index.ts';
import { withoutChallenge } from '../support/passkeys.ts';
import { readPdf } from '../support/pdf.ts';
import { HERE } from '../support/server.ts';
import { type Part, parts, raiseStage, type Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { BAIT, type Planted, type Secret } from './bait.ts';
import { plantSecrets } from './secrets.ts';

let stage: Stage;
let planted: Planted;
beforeAll(async () => {
  stage = await raiseStage();
  planted = await plantSecrets(stage);
});
afterAll(() => stage.database.close());

const gets = capabilities.flatMap((it) => it.routes).filter((it) => it.method === 'get');
const LINKS_AT_MOST = 120;
/** Names by which lists and fragments take a text to search for. */
const searchNames = ['cari', 'q', 'judul', 'kata'];

const isListFile = (path: string): boolean => /^[^:]+:berkas/.test(path);
const fileOf = (path: string, format = 'json'): string => pathOf(path, { berkas: `unduh.${format}` });
/** Who has nothing to do with Toba; for them the lists are set as PDF too, which takes its time. */
const strangers: readonly Part[] = ['anonymous', 'elsewhere', 'other_admin', 'coach'];

/** A list as a file in every format; JSON, which holds every column, searched by the bait as well. */
function filesOf(path: string, part: Part, searched: string): string[] {
  const formats = strangers.includes(part) ? ['json', 'csv', 'xlsx', 'pdf'] : ['json', 'csv', 'xlsx'];
  return [...formats.map((format) => fileOf(path, format)), fileOf(path) + searched];
}

/** Every page with every planted id that fits, and every list searched by the bait. */
function pathsToTry(part: Part): string[] {
  const searched = `?${searchNames.map((name) => `${name}=${BAIT}`).join('&')}`;
  return gets.flatMap(({ path }) => {
    if (path.startsWith('/api/v1/')) return askedByPrograms(path);
    if (!path.includes(':')) return [path, path + searched, `${path}?halaman=2`];
    if (isListFile(path)) return filesOf(path, part, searched);
    const room = /^\/kelola\/(webhook|penilaian|sertifikat)/.exec(path)?.[1] ?? path.split('/')[1] ?? '';
    const ids = planted.ids[room] ?? [pathOf(':id')];
    return ids.map((id) =>
      pathOf(path, {
        id,
        kode: id,
        bagian: 'ringkasan',
        judul: 'x',
        formulir: 'jippnas',
        berkas: 'unduh.json',
        no: '1',
      }),
    );
  });
}

/** What a program would ask of the operation: with every planted id, and lists of all that it may work on. */
function askedByPrograms(path: string): string[] {
  if (path === '/api/v1/innovations')
    return [
      '',
      `?q=${BAIT}`,
      '?view=mine',
      `?view=mine&q=${BAIT}`,
      '?view=mine&state=draft',
      '?facets=true&pageSize=100',
    ].map((query) => path + query);
  const kind = path.split('/')[3] === 'problems' ? 'masalah' : 'inovasi';
  return path.includes(':') ? (planted.ids[kind] ?? []).map((id) => pathOf(path, { id })) : [path];
}

/** A page is asked with the part's cookies, the interface with the part's token. */
const asPart = (part: Part, path: string) =>
  path.startsWith('/api/v1/') ? { headers: stage.bearerOf(part) } : { cookies: stage.cookiesOf(part) };

/** Local addresses on the page, without those that only change what is shown on it. */
function linksOn(page: string): string[] {
  const hrefs = [...page.matchAll(/\b(?:href|src|action|data-similar-url)="(\/[^"#]*)/g)].map((it) => it[1] ?? '');
  const places = [...page.matchAll(/<loc>([^<]+)/g)].map((it) => it[1] ?? '').filter((it) => it.startsWith(HERE));
  const all = [...hrefs, ...places.map((it) => it.slice(HERE.length))];
  return all.filter((it) => !it.startsWith('/assets/')).map((it) => it.replaceAll('&amp;', '&'));
}

type Finding = { readonly part: Part; readonly path: string; readonly secret: string };

async function search(part: Part, told: (found: Finding) => void): Promise<number> {
  const hidden = planted.secrets.filter((it) => !it.readers.includes(part));
  const waiting = pathsToTry(part);
  const tried = new Set<string>();
  let links = 0;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (tried.has(path)) continue;
    tried.add(path);
    const page = await pageOf(part, path);
    for (const secret of hidden) if (isOn(page, path, secret)) told({ part, path, secret: secret.name });
    const fresh = linksOn(page).filter((it) => !tried.has(it) && !waiting.includes(it));
    waiting.push(...fresh.slice(0, LINKS_AT_MOST - links));
    links += Math.min(fresh.length, LINKS_AT_MOST - links);
  }
  return tried.size;
}

/** What a reader can read of the answer; of a sheet its cells, of a PDF of ours its words, names of pictures and links. */
async function textOf(answer: Response): Promise<string> {
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

async function pageOf(part: Part, path: string): Promise<string> {
  const answer = await stage.server.ask(path, asPart(part, path));
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  // The own cookies come back with some answers; they are the reader's own.
  const own = stage
    .cookiesOf(part)
    .split('; ')
    .map((it) => it.split('=')[1] ?? '');
  const said = `${head}\n${await textOf(answer)}`;
  return own.reduce((text, cookie) => (cookie ? text.replaceAll(cookie, '') : text), said);
}

/** A page may say back what was asked of it. */
function isOn(page: string, path: string, { word }: Secret): boolean {
  if (word === '' || path.includes(word) || path.includes(encodeURIComponent(word))) return false;
  return page.includes(word);
}

describe('nobody finds what is not theirs', () => {
  test.each(parts)('as %s', { timeout: 240_000 }, async (part) => {
    const found: Finding[] = [];
    const tried = await search(part, (it) => found.push(it));
    expect(tried).toBeGreaterThan(100);
    expect(found).toEqual([]);
    expect(stage.server.faults).toEqual([]);
  });

  test('and there is something to find: who may read it, does', { timeout: 240_000 }, async () => {
    const seen = new Set<string>();
    for (const part of ['innovator', 'local_admin', 'hub_admin', 'system_admin'] as const) {
      for (const path of pathsToTry(part)) {
        const page = await pageOf(part, path);
        for (const secret of planted.secrets) if (isOn(page, path, secret)) seen.add(secret.name);
      }
    }
    const findable = planted.secrets.filter((it) => it.readers.length > 0).map((it) => it.name);
    expect(findable.filter((name) => !seen.has(name))).toEqual([]);
  });
});

describe('a search for hidden words', () => {
  const pages = gets.filter((it) => !it.path.includes(':')).map((it) => it.path);
  const lists = [...pages, ...gets.filter((it) => isListFile(it.path)).map((it) => fileOf(it.path))];

  // Counts, facets, mended words and «did you mean» would tell that something is there.
  test.each(strangers)('answers %s as one for words that stand nowhere', { timeout: 120_000 }, async (part) => {
    const nowhere = 'zulfqwrtyx'.slice(0, BAIT.length).padEnd(BAIT.length, 'z');
    for (const path of lists) {
      for (const name of searchNames) {
        const [hidden, empty] = await Promise.all(
          [BAIT, nowhere].map(async (word) => {
            const answer = await stage.server.ask(`${path}?${name}=${word}`, asPart(part, path));
            return plainOf(await textOf(answer), word);
          }),
        );
        expect(hidden, `${path}?${name}=`).toBe(empty);
      }
    }
  });

  /** The page without the asked word and without what differs from page to page anyhow. */
  function plainOf(page: string, word: string): string {
    return withoutChallenge(page)
      .replaceAll(word, '…')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
  }
});
