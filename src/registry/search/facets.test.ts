import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type Stage, type Sustainability, stages, sustainabilityStatuses } from '../model/content.ts';
import { countFacets } from './facets.ts';
import { type CatalogueFacet, type Filter, facetNames, filterOf } from './filter.ts';
import { parseQuery, queriesOf } from './query-text.ts';
import { tables } from './schema.ts';
import { publicScope } from './scope.ts';

let base: TestDatabase;
const regions = ['12', '12.07', '12.71', '35.78', null];
const affairs = ['pendidikan', 'kesehatan', 'sosial', 'litbang'];

type Drawn = {
  region: string | null;
  affairs: string[];
  sdgs: number[];
  stage: Stage | null;
  digital: boolean | null;
  year: number | null;
  sustainability: Sustainability | null;
  awards: { top: number | null; year: number | null }[];
  word: string;
  state: 'published' | 'draft' | 'archived';
};

const drawn = fc.record<Drawn>({
  region: fc.constantFrom(...regions),
  affairs: fc.uniqueArray(fc.constantFrom(...affairs), { maxLength: 3 }),
  sdgs: fc.uniqueArray(fc.constantFrom(1, 3, 4, 17), { maxLength: 3 }),
  stage: fc.constantFrom(null, ...stages),
  digital: fc.constantFrom(null, true, false),
  year: fc.constantFrom(null, 2019, 2024),
  sustainability: fc.constantFrom(null, ...sustainabilityStatuses),
  awards: fc.array(fc.record({ top: fc.constantFrom(null, 9, 45), year: fc.constantFrom(null, 2019, 2022) }), {
    maxLength: 2,
  }),
  word: fc.constantFrom('sepeda', 'loket'),
  state: fc.constantFrom('published', 'published', 'published', 'draft', 'archived'),
});

let rows: Drawn[] = [];

beforeAll(async () => {
  base = await testDatabase();
  const plant = new Planter(base.db);
  const places = new Map<string | null, Awaited<ReturnType<Planter['institution']>>>();
  for (const region of regions) places.set(region, await plant.institution(`Instansi ${region}`, region, 'other'));
  rows = fc.sample(drawn, { numRuns: 60, seed: 7 });
  for (const row of rows) {
    const institutionId = places.get(row.region);
    if (!institutionId) throw new Error('no place');
    await plant.innovation({
      institutionId,
      state: row.state,
      content: {
        title: `Inovasi ${row.word}`,
        mainAffair: row.affairs[0] ?? null,
        otherAffairs: row.affairs.slice(1),
        sdgs: row.sdgs,
        stage: row.stage,
        digital: row.digital,
        startYear: row.year,
        sustainabilityStatus: row.sustainability,
      },
      awards: row.awards.map((it) => ({ level_top: it.top, year: it.year })),
    });
  }
});
afterAll(() => base.close());

/** What each facet says of a record, told without the index. */
const has: Record<CatalogueFacet, (row: Drawn, value: string) => boolean> = {
  region: ({ region }, value) => {
    if (value === 'pusat') return region === null;
    if (value.endsWith('.00')) return region === value.slice(0, 2);
    return value.length === 2 ? region?.slice(0, 2) === value : region === value;
  },
  affair: (row, value) => row.affairs.includes(value),
  sdg: (row, value) => row.sdgs.includes(Number(value)),
  stage: (row, value) => row.stage === value,
  digital: (row, value) => row.digital === (value === 'digital'),
  award: (row, value) => (value === 'ada' ? row.awards.length > 0 : row.awards.some((it) => `top-${it.top}` === value)),
  awardYear: (row, value) => row.awards.some((it) => String(it.year) === value),
  year: (row, value) => String(row.year) === value,
  sustainability: (row, value) => row.sustainability === value,
};

const values: Record<CatalogueFacet, string[]> = {
  region: ['12', '12.00', '12.07', '12.71', '35', '35.78', 'pusat'],
  affair: affairs,
  sdg: ['1', '3', '4', '17'],
  stage: [...stages],
  digital: ['digital', 'non-digital'],
  award: ['ada', 'top-9', 'top-45'],
  awardYear: ['2019', '2022'],
  year: ['2019', '2024'],
  sustainability: [...sustainabilityStatuses],
};

const passes = (row: Drawn, filter: Filter, except?: CatalogueFacet) =>
  facetNames.every(
    (name) => name === except || filter[name].length === 0 || filter[name].some((value) => has[name](row, value)),
  );

test('every count equals the number of public records that have the value and fit the other facets', async () => {
  const chosen = fc.record(
    Object.fromEntries(facetNames.map((name) => [name, fc.subarray(values[name], { maxLength: 2 })])),
    { requiredKeys: [] },
  );
  const some = fc.tuple(chosen, fc.subarray([...facetNames], { maxLength: 3 }), fc.constantFrom(null, 'sepeda'));
  await fc.assert(
    fc.asyncProperty(some, async ([picked, used, word]) => {
      const filter = filterOf((name) => (used.includes(name) ? (picked[name] ?? []) : []));
      const queries = word ? queriesOf(parseQuery(word), (it) => it) : null;
      const facets = await countFacets(base.db.conn, publicScope('innovation', queries, filter));
      const visible = rows.filter((row) => row.state === 'published' && (word === null || row.word === word));
      expect(facets.total).toBe(visible.filter((row) => passes(row, filter)).length);
      for (const name of facetNames) {
        const expected = values[name]
          .map((value) => [value, visible.filter((row) => passes(row, filter, name) && has[name](row, value)).length])
          .filter(([, count]) => count !== 0);
        expect(new Map([...facets.counts[name]].sort())).toEqual(new Map((expected as [string, number][]).sort()));
      }
    }),
    { numRuns: 150 },
  );
});

test('the rows that were drawn hold something of everything', async () => {
  const found = await sql<{ n: number }>`select count(*) as n from search_doc where is_public`.execute(
    tables(base.db.conn),
  );
  expect(found.rows[0]?.n).toBe(rows.filter((row) => row.state === 'published').length);
  for (const name of facetNames)
    for (const value of values[name])
      expect([name, value, rows.some((row) => has[name](row, value))]).toEqual([name, value, true]);
});
