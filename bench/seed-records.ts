// Fills an embedded server of its own with records for the benchmarks: `node --import ./tools/tsx.ts bench/seed-records.ts [records] [folder]`.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import affairs from '../presets/affairs.json' with { type: 'json' };
import regions from '../presets/regions.json' with { type: 'json' };
import { type Database, openDatabase } from '../src/platform/db.ts';
import { newId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { must } from '../src/platform/outcome.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { emptyContent } from '../src/registry/model/content.ts';
import type { InnovationId } from '../src/registry/model/ids.ts';
import { reindexMany } from '../src/registry/search/index-record.ts';
import { refreshVocabulary } from '../src/registry/search/vocabulary.ts';
import { misspelt, seeded, vocabulary, zipf } from './vocabulary.ts';

export const BENCH_FOLDER = join(tmpdir(), 'tuntas-bench');
const CHUNK = 2000;
const WORDS = 60_000;
const TYPO_SHARE = 0.003;
const START = Date.UTC(2016, 0, 1);
const SPAN = 10.8 * 365 * 86_400_000;

const random = seeded(20_261_124);
const words = vocabulary(WORDS, random);
const draw = zipf(words.length, random);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const skewed = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2 * list.length)] as T;
const chance = (share: number) => random() < share;

function word(): string {
  const drawn = words[draw()] ?? '';
  return chance(TYPO_SHARE) && drawn.length > 4 ? misspelt(drawn, random) : drawn;
}

function sentence(length: number): string {
  const text = Array.from({ length }, word).join(' ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

const paragraph = (sentences: number) =>
  Array.from({ length: sentences }, () => sentence(8 + Math.floor(random() * 10))).join(' ');

/** Titles leave out the words that stand everywhere: nearly each has a telling one. */
function title(): string {
  const telling = Array.from(
    { length: 3 + Math.floor(random() * 5) },
    () => words[60 + Math.floor(random() ** 3 * 12_000)] ?? '',
  );
  return telling.map((it) => it.slice(0, 1).toUpperCase() + it.slice(1)).join(' ');
}

export function content() {
  const codes = affairs.items.map((it) => it.code);
  return {
    ...emptyContent(title()),
    summary: paragraph(3),
    background: paragraph(5),
    novelty: paragraph(3),
    significance: paragraph(5),
    stage: pick(['initiative', 'trial', 'implementation', 'implementation']),
    digital: chance(0.1) ? null : chance(0.45),
    mainAffair: skewed(codes),
    otherAffairs: chance(0.3) ? [skewed(codes)] : [],
    sdgs: [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => 1 + Math.floor(random() * 17)))],
    astaCita: chance(0.6) ? [1 + Math.floor(random() * 8)] : [],
    startYear: chance(0.9) ? 2012 + Math.floor(random() * 15) : null,
    sustainabilityStatus: chance(0.5) ? pick(['developing', 'continuing', 'continuing', 'dormant', 'stopped']) : null,
    impact: [
      {
        indicator: 'Waktu tunggu',
        unit: 'hari',
        before: 14,
        after: 1 + Math.floor(random() * 9),
        better: 'lower',
        source: 'Laporan',
        date: null,
        story: '',
      },
    ],
    ...lived(),
  };
}

/** Since when it is applied, and of which day it is said how it fares: two records in three tell it. */
function lived() {
  const start = START + random() * SPAN;
  const told = start + random() * (START + SPAN - start);
  const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  return chance(0.66) ? { startDate: dayOf(start), sustainabilityDate: dayOf(told) } : {};
}

export type Bench = {
  readonly db: Database;
  readonly url: string;
  readonly clusterDir: string;
  readonly stop: () => Promise<void>;
};

/** Starts (or takes over) the server of the benchmarks. */
export async function openBench(folder: string = BENCH_FOLDER): Promise<Bench> {
  const server = must(await startEmbedded({ dataDir: folder, log: () => {} }));
  const db = openDatabase(server.url, { size: 8, onError: () => {} });
  const stop = async () => {
    await db.close();
    await server.stop();
  };
  return { db, url: server.url, clusterDir: server.clusterDir, stop };
}

type Place = { readonly institutionId: string; readonly unitId: string };

async function plantPlaces(db: Database): Promise<readonly Place[]> {
  const list = regions.items as readonly { code: string; name: string; level: string; parent: string | null }[];
  const at = new Date(START);
  const institutions = list.map((region) => ({ id: newId(), region, units: [newId(), newId(), newId()] }));
  await db.pool.query(
    `insert into region (code, name, level, parent_code) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict do nothing`,
    [list.map((it) => it.code), list.map((it) => it.name), list.map((it) => it.level), list.map((it) => it.parent)],
  );
  await db.pool.query(
    `insert into institution (id, kind, name, region_code, name_key, created_at)
     select i, k, n, r, lower(n), $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as t(i, k, n, r)`,
    [
      institutions.map((it) => it.id),
      institutions.map((it) => it.region.level),
      institutions.map((it) => `Pemerintah ${it.region.name}`),
      institutions.map((it) => it.region.code),
      at,
    ],
  );
  const units = institutions.flatMap((it) =>
    it.units.map((unitId, index) => ({
      unitId,
      institutionId: it.id,
      name: ['Dinas Kesehatan', 'Dinas Pendidikan', 'Disdukcapil'][index] ?? '',
    })),
  );
  await db.pool.query(
    `insert into unit (id, institution_id, name, name_key, created_at)
     select u, i, n, lower(n), $4 from unnest($1::uuid[], $2::uuid[], $3::text[]) as t(u, i, n)`,
    [units.map((it) => it.unitId), units.map((it) => it.institutionId), units.map((it) => it.name), at],
  );
  return units;
}

async function plantChunk(db: Database, places: readonly Place[], size: number): Promise<readonly InnovationId[]> {
  const rows = Array.from({ length: size }, () => {
    const moment = START + random() * SPAN;
    return {
      id: newId<'InnovationId'>(moment),
      versionId: newId(moment),
      at: new Date(moment).toISOString(),
      ...skewed(places),
      content: content(),
      award: chance(0.08) ? newId() : null,
      top: pick([9, 45, 99]),
      year: 2014 + Math.floor(random() * 12),
    };
  });
  await db.pool.query(
    `with given as materialized (select * from jsonb_to_recordset($1::jsonb) as t(id uuid, "versionId" uuid, at timestamptz,
       "institutionId" uuid, "unitId" uuid, content jsonb, award uuid, top integer, year integer)),
     records as (insert into innovation (id, institution_id, unit_id, state, published_version_id, published_at, created_at, updated_at, origin)
       select id, "institutionId", "unitId", 'published', "versionId", at, at, at, 'import' from given),
     versions as (insert into innovation_version (id, innovation_id, no, state, content, created_at, saved_at)
       select "versionId", id, 1, 'published', content, at, at from given)
     insert into innovation_award (id, innovation_id, title_used, level_text, level_top, year, created_at)
       select award, id, content->>'title', 'Top ' || top, top, year, at from given where award is not null`,
    [JSON.stringify(rows)],
  );
  return rows.map((row) => row.id);
}

/** Makes the records, indexes them and gathers the vocabulary; says how long each step took. */
export async function seedRecords(bench: Bench, records: number): Promise<void> {
  const { db } = bench;
  await runMigrations({ pgPool: db.pool });
  await migrate(db.pool, join(import.meta.dirname, '../migrations'));
  const places = await plantPlaces(db);
  const ids: InnovationId[] = [];
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  };
  await timed(`${records} records`, async () => {
    while (ids.length < records) ids.push(...(await plantChunk(db, places, Math.min(CHUNK, records - ids.length))));
  });
  await timed('index', async () => {
    for (let at = 0; at < ids.length; at += 10_000)
      await db.transact((tx) => reindexMany(tx, ids.slice(at, at + 10_000)));
  });
  await timed('vocabulary', () => db.transact((tx) => refreshVocabulary(tx)));
  await timed('vacuum', () => db.pool.query('vacuum analyze'));
}

if (import.meta.main) {
  const [records = '100000', folder = BENCH_FOLDER] = process.argv.slice(2);
  const bench = await openBench(folder);
  await seedRecords(bench, Number(records));
  await bench.stop();
}
