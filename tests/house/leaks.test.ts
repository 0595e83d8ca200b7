import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { nobody, type Viewer } from '../../src/identity/index.ts';
import { withoutChallenge } from '../support/passkeys.ts';
import { type Part, parts, raiseStage, type Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { BAIT, type Planted } from './bait.ts';
import { insightTries, isOfInsight } from './insight.ts';
import { finderOf, saidIn, textOf, walk } from './leak-search.ts';
import { plantSecrets } from './secrets.ts';
import { ALL, type Looked, watchHandlers } from './watched-routes.ts';

let stage: Stage;
let planted: Planted;
let wordsOn: ReturnType<typeof finderOf>;
beforeAll(async () => {
  stage = await raiseStage({ size: 2 });
  planted = await plantSecrets(stage);
  wordsOn = finderOf(planted.secrets.map((it) => it.word));
});
afterAll(() => stage.database.close());

const gets = capabilities.flatMap((it) => it.routes).filter((it) => it.method === 'get');
const watched = watchHandlers(gets);
afterAll(() => watched.end());
const LINKS_AT_MOST = 60;
/** Names by which lists and fragments take a text to search for. */
const searchNames = ['cari', 'q', 'judul', 'kata'];
/** And those by which they take the number of a page. */
const pageNames = ['hal', 'halaman'];
const searchedBy = (word: string) => searchNames.map((name) => `${name}=${word}`).join('&');

/** What else an address is asked by, which its route was seen to look at: whatever it does not look at changes no answer. */
function otherwiseAsked(path: string, { names }: Looked): readonly string[] {
  const isAsked = (all: readonly string[]) => names.has(ALL) || all.some((it) => names.has(it));
  const second = pageNames.map((name) => `${name}=2`).join('&');
  return [
    ...(isAsked(searchNames) ? [`${path}?${searchedBy(BAIT)}`] : []),
    ...(isAsked(pageNames) ? [`${path}?${second}`] : []),
  ];
}

const isListFile = (path: string): boolean => /^[^:]+:berkas/.test(path);
const fileOf = (path: string, format = 'json'): string => pathOf(path, { berkas: `unduh.${format}` });
/** Who has nothing to do with Toba. */
const strangers: readonly Part[] = ['anonymous', 'elsewhere', 'other_admin', 'coach'];

/** Lists as files; and these beside all pages that are about no one thing. */
const files: ReadonlySet<string> = new Set(gets.filter((it) => isListFile(it.path)).map((it) => fileOf(it.path)));
const lists: ReadonlySet<string> = new Set([
  ...files,
  ...gets.filter((it) => !it.path.includes(':') && !it.path.startsWith('/api/v1/')).map((it) => it.path),
]);

/** Strangers, and one who may read a part. */
const onPaper: readonly Part[] = [...strangers, 'planner'];

/**
 * A list as a file: as JSON, which holds every column, searched by the bait as well; for one stranger in every format. That all formats hold
 * the same rows is shown elsewhere (lists.test.ts).
 */
function filesOf(path: string, part: Part): string[] {
  const formats = part === 'other_admin' ? ['json', 'csv', 'xlsx', 'pdf'] : ['json'];
  return formats.map((format) => fileOf(path, format));
}

/** Every page with every planted id that fits. */
function pathsToTry(part: Part): string[] {
  return gets.flatMap(({ path, guard, forPrograms }) => {
    // A page on paper takes its time, and says what the page says: for those who should see least.
    if (path.endsWith('.pdf') && !onPaper.includes(part)) return [];
    const all = triesOf(path, part);
    // Where the guard sends this part away, what is asked for makes no difference.
    return forPrograms || guard.admits(viewerOf(part)) === 'yes' ? all : all.slice(0, 1);
  });
}

const viewerOf = (part: Part): Viewer => (part === 'anonymous' ? nobody : stage.people[part]);

function triesOf(path: string, part: Part): readonly string[] {
  if (path.startsWith('/api/v1/')) return askedByPrograms(path);
  if (!path.includes(':')) return [path];
  if (isOfInsight(path)) return insightTries(path);
  if (isListFile(path)) return filesOf(path, part);
  const [, first, second] = path.split('/');
  const ids = planted.ids[(first === 'kelola' ? second : first) ?? ''] ?? [pathOf(':id')];
  return ids.map((id) =>
    pathOf(path, {
      id,
      kode: id,
      kesiapan: planted.ids.kesiapan?.[0] ?? pathOf(':id'),
      bagian: 'ringkasan',
      judul: 'x',
      formulir: 'jippnas',
      berkas: 'unduh.json',
      no: '1',
    }),
  );
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

type Finding = { readonly part: Part; readonly path: string; readonly secret: string };

type Walked = { readonly found: readonly Finding[]; readonly seen: ReadonlySet<string>; readonly tried: number };

const walks = new Map<Part, Promise<Walked>>();

/** What this part meets on its way through the house, walked once: what is hidden from it, and what it may read. */
function walked(part: Part): Promise<Walked> {
  const known = walks.get(part) ?? walkAs(part);
  walks.set(part, known);
  return known;
}

async function walkAs(part: Part): Promise<Walked> {
  const found: Finding[] = [];
  const seen = new Set<string>();
  const look = async (path: string): Promise<string> => {
    const page = await pageOf(part, path);
    const words = new Set(wordsOn(page, path));
    for (const { name, readers } of planted.secrets.filter((it) => words.has(it.word))) {
      if (readers.includes(part)) seen.add(name);
      else found.push({ part, path, secret: name });
    }
    return page;
  };
  const tried = await walk(pathsToTry(part), LINKS_AT_MOST, async (path) => {
    watched.looked();
    const pages = [await look(path)];
    // Whoever may read a list finds nothing new by searching it.
    const isSearched = strangers.includes(part) ? lists.has(path) : files.has(path);
    if (isSearched) for (const other of otherwiseAsked(path, watched.looked())) pages.push(await look(other));
    return pages.join('\n');
  });
  return { found, seen, tried };
}

async function pageOf(part: Part, path: string): Promise<string> {
  return saidIn(await stage.server.ask(path, asPart(part, path)), stage.cookiesOf(part));
}

describe('nobody finds what is not theirs', () => {
  test.each(parts)('as %s', { timeout: 900_000 }, async (part) => {
    const { found, tried } = await walked(part);
    expect(tried).toBeGreaterThan(100);
    expect(found).toEqual([]);
    expect(stage.server.faults).toEqual([]);
  });

  test('and there is something to find: who may read it, does', { timeout: 900_000 }, async () => {
    const seen = new Set<string>();
    for (const part of ['innovator', 'local_admin', 'hub_admin', 'system_admin'] as const)
      for (const name of (await walked(part)).seen) seen.add(name);
    const findable = planted.secrets.filter((it) => it.readers.length > 0).map((it) => it.name);
    expect(findable.filter((name) => !seen.has(name))).toEqual([]);
  });
});

test('every secret is told where it stands, and not where it was asked for', () => {
  const words = new Set(planted.secrets.map((it) => it.word).filter((it) => it !== ''));
  expect(words.size).toBeGreaterThan(80);
  for (const word of words) expect(wordsOn(`<p>${word}</p>`, '/')).toContain(word);
  expect(wordsOn('<p>rahasiadraf</p>', '/inovasi?q=rahasiadraf')).toEqual([]);
});

describe('a search for hidden words', () => {
  const listsFor = (part: Part): readonly string[] => {
    const admitted = gets.filter((it) => it.forPrograms || it.guard.admits(viewerOf(part)) === 'yes');
    const pages = admitted.filter((it) => !it.path.includes(':')).map((it) => it.path);
    return [...pages, ...admitted.filter((it) => isListFile(it.path)).map((it) => fileOf(it.path))];
  };
  const answerTo = async (part: Part, path: string, word: string) =>
    plainOf(await textOf(await stage.server.ask(`${path}?${searchedBy(word)}`, asPart(part, path))), word);
  const compared = new Set<string>();

  // Counts, facets, mended words and «did you mean» would tell that something is there.
  test.each(strangers)('answers %s as one for words that stand nowhere', { timeout: 120_000 }, async (part) => {
    const nowhere = 'zulfqwrtyx'.slice(0, BAIT.length).padEnd(BAIT.length, 'z');
    for (const path of listsFor(part)) {
      watched.looked();
      // By all names at once: a page knows one or two of them.
      const hidden = await answerTo(part, path, BAIT);
      const { names } = watched.looked();
      // Who looks at none of the names answers without the word.
      if (!names.has(ALL) && !searchNames.some((it) => names.has(it))) continue;
      compared.add(path);
      expect(hidden, path).toBe(await answerTo(part, path, nowhere));
    }
  });

  test('was made wherever something can be searched', () => {
    expect(compared.size).toBeGreaterThan(50);
    expect([...compared]).toEqual(expect.arrayContaining(['/inovasi', '/umpan.atom']));
  });

  /** The page without the asked word and without what differs from page to page anyhow. */
  function plainOf(page: string, word: string): string {
    return withoutChallenge(page)
      .replaceAll(word, '…')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
  }
});
