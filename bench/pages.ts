import type { Database } from '../src/platform/db.ts';
import { paths as listPaths } from '../src/registry/catalogue/paths.ts';
import { paths as recordPaths } from '../src/registry/catalogue/record/paths.ts';
import type { InnovationId } from '../src/registry/model/ids.ts';
import { misspelt, seeded } from './vocabulary.ts';

/** A kind of page with the paths that are asked for, drawn anew for each request. */
export type Page = { readonly name: string; readonly next: () => string };

const SAMPLE = 5000;
const WORDS = 200;

type Word = { readonly word: string; readonly texts: number };

/** The pages of the benchmark over the records that are there. */
export async function pagesOf(db: Database): Promise<readonly Page[]> {
  const random = seeded(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const records = await sampleOf(db);
  const [rare, common, everywhere] = [
    await wordsIn(db, 5, 60),
    await wordsIn(db, 4000, 20_000),
    await wordsIn(db, 28_000, 1e9),
  ];
  const list = (fields: Record<string, string>) => listPaths.list.to(Object.entries(fields));
  const facets: (() => Record<string, string>)[] = [
    () => ({ wilayah: `12.${pick(['01', '02', '05', '07', '12', '71', '72'])}` }),
    () => ({ urusan: pick(['pendidikan', 'kesehatan', 'sosial', 'pertanian', 'pariwisata']) }),
    () => ({ tahun: String(2014 + Math.floor(random() * 12)) }),
    () => ({ tpb: String(1 + Math.floor(random() * 17)), jenis: pick(['digital', 'non-digital']) }),
  ];
  const search = (words: () => string) => () => list({ q: words() });
  const searches = [
    { name: 'search, rare word', next: search(() => pick(rare)) },
    { name: 'search, common word', next: search(() => pick(common)) },
    { name: 'search, word in over a quarter', next: search(() => pick(everywhere)) },
    { name: 'search, two words', next: search(() => `${pick(common)} ${pick(everywhere)}`) },
    { name: 'search, misspelt', next: search(() => misspelt(pick(common), random)) },
  ];
  return [
    { name: 'front door', next: () => listPaths.start.to() },
    { name: 'list, newest', next: () => list({ hal: String(1 + Math.floor(random() * 50)) }) },
    { name: 'list, a facet or two', next: () => list(pick(facets)()) },
    { name: 'detail', next: () => pick(records) },
    ...searches,
    { name: 'search, any of these five', next: () => pick(searches).next() },
  ];
}

async function sampleOf(db: Database): Promise<readonly string[]> {
  const found = await db.pool.query<{ id: InnovationId; title: string }>(
    'select innovation_id as id, title from search_doc where is_public order by md5(id::text) limit $1',
    [SAMPLE],
  );
  return found.rows.map((row) => recordPaths.page.to(row.id, row.title));
}

async function wordsIn(db: Database, least: number, most: number): Promise<readonly string[]> {
  const found = await db.pool.query<Word>(
    'select word, texts from search_word where texts between $1 and $2 and length(word) > 4 order by md5(word) limit $3',
    [least, most, WORDS],
  );
  if (found.rows.length === 0) throw new Error(`no word stands in ${least} to ${most} texts; are the records seeded?`);
  return found.rows.map((row) => row.word);
}
