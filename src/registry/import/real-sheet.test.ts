import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import type { Database } from '#platform/db.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../../tests/support/people.ts';
import { importSheet, type SheetSummary, sheetAt } from './actions/file.ts';
import { undoImport } from './actions/flow.ts';
import { runUndo } from './actions/undo.ts';
import { runContext, undoContext } from './jobs.ts';
import { countsOf, faultCounts } from './queries/summary.ts';

const SHEET = new URL('../../../presets/demo/innovations.tsv', import.meta.url).pathname;
let test_: TestDatabase;
let db: Database;
let hub: Viewer;
let summary: SheetSummary;

const rows = async <Row>(statement: ReturnType<typeof sql>): Promise<readonly Row[]> =>
  (await statement.execute(db.conn as unknown as Kysely<unknown>)).rows as Row[];
const number = async (statement: ReturnType<typeof sql>): Promise<number> =>
  (await rows<{ n: number }>(statement))[0]?.n ?? -1;

const bringIn = async (at: Date) =>
  must(
    await importSheet(
      runContext(db, hub, undefined, () => at),
      { ...(await sheetAt(SHEET)), publish: true, onExisting: 'update' },
    ),
  );

beforeAll(async () => {
  test_ = await testDatabase();
  db = test_.db;
  await withRegions(db);
  const institutionId = await governmentOf(db, '12');
  hub = await personWith(db, 'Admin Hub', [{ role: 'hub_admin', institutionId }]);
  summary = await bringIn(testNow);
});
afterAll(() => test_.close());

describe('the 144 rows of the real sheet', () => {
  test('become 141 published records; three rows tell of a record that another row told of', async () => {
    expect(summary.counts).toEqual({
      outcomes: { create: 141, update: 0, unchanged: 0, leave: 0 },
      results: { created: 141, updated: 0, unchanged: 0, left: 0, failed: 0 },
      undone: { withdrawn: 0, reverted: 0, left: 0 },
      rowsWithErrors: 0,
      errors: 0,
      warnings: 47,
      institutionsMade: 68,
    });
    expect(await number(sql`select count(*)::int as n from innovation where state = 'published'`)).toBe(141);
  });

  test('are warned of where the source is in doubt, each doubt counted', async () => {
    expect(Object.fromEntries((await faultCounts(db.conn, summary.id)).map(({ code, n }) => [code, n]))).toEqual({
      stage_no_award: 12,
      uncertain_group: 10,
      unknown_level: 9,
      unknown_year: 4,
      not_a_link: 3,
      same_record: 3,
      uncertain_year: 2,
      place_kind_unknown: 1,
      place_not_stated: 1,
      place_village_named: 1,
      uncertain_level: 1,
    });
  });

  test('stand in 75 institutions of their kind and region, seven of which the hub knew', async () => {
    const kinds = await rows<{ kind: string; n: number }>(sql`
      select n.kind, count(distinct n.id)::int as n from innovation i join institution n on n.id = i.institution_id
      group by n.kind order by n.kind`);
    expect(Object.fromEntries(kinds.map((row) => [row.kind, row.n]))).toEqual({
      agency: 4,
      city: 13,
      ministry: 7,
      other: 1,
      province: 9,
      regency: 40,
      regional_enterprise: 1,
    });
    const without = sql`select count(distinct n.id)::int as n from innovation i join institution n on n.id = i.institution_id
      where n.region_code is null`;
    expect(await number(without)).toBe(11);
  });

  test('name 67 units apart from their institutions, none of them in brackets', async () => {
    const units = sql`select count(distinct u.id)::int as n from innovation i join unit u on u.id = i.unit_id`;
    expect(await number(units)).toBe(67);
    expect(await number(sql`select count(*)::int as n from institution where name like '%(%'`)).toBe(1);
  });

  test('bring 132 awards into the register; the twelve stages that are no award are kept as text', async () => {
    const [counts] =
      await rows(sql`select count(*)::int as awards, count(*) filter (where level_top is null)::int as no_top,
        count(*) filter (where year is null)::int as no_year, count(*) filter (where not year_certain)::int as uncertain,
        count(*) filter (where source_url is null)::int as no_link, count(*) filter (where note <> '')::int as noted,
        count(*) filter (where competition = 'KIPP')::int as kipp, count(distinct innovation_id)::int as winners
      from innovation_award`);
    expect(counts).toEqual({
      awards: 132,
      no_top: 38,
      no_year: 4,
      uncertain: 6,
      no_link: 3,
      noted: 54,
      kipp: 93,
      winners: 131,
    });
    expect(
      await number(sql`select count(*)::int as n from innovation_version
      where content ->> 'sourceNote' like '%level: presentation stage%'`),
    ).toBe(12);
  });

  test('leave uncertain what is uncertain, with its source', async () => {
    const uncertain = await rows(sql`select title_used, year, level_text, level_top, source_url from innovation_award
      where not year_certain and year is not null order by title_used`);
    expect(uncertain).toEqual([
      {
        title_used: 'Labinov Beken',
        year: 2019,
        level_text: 'Top 45',
        level_top: 45,
        source_url:
          'https://sulsel.disway.id/read/9606/pemkot-makassar-raih-penyelenggaraan-inovasi-pelayanan-publik-terbaik',
      },
      {
        title_used: 'SI-CAKEP',
        year: 2017,
        level_text: 'Top 99',
        level_top: 99,
        source_url: 'https://pdfcoffee.com/tipologi-inovasi-sektor-pubblik-pdf-free.html',
      },
    ]);
  });

  test('say nothing that the sheet does not say', async () => {
    const known = sql`content ->> 'stage' is not null or content ->> 'digital' is not null
      or content ->> 'startYear' is not null or content ->> 'startDate' is not null or content ->> 'mainAffair' is not null
      or content ->> 'summary' <> '' or jsonb_array_length(content -> 'sdgs') > 0`;
    expect(await number(sql`select count(*)::int as n from innovation_version where ${known}`)).toBe(0);
    const [unstated] = await rows(sql`select n.kind, n.name, n.region_code from innovation i
      join institution n on n.id = i.institution_id join innovation_version v on v.id = i.published_version_id
      where v.content ->> 'title' = 'ULA ODSK'`);
    expect(unstated).toEqual({ kind: 'other', name: 'Sulawesi Utara (agency not in excerpt)', region_code: '71' });
  });

  test('gather the awards of one innovation under it, each with its own source', async () => {
    const awards = await rows(sql`select a.year, a.level_text, a.award_group from innovation_award a
      where a.title_used = 'Rumah Kedelai Grobogan' order by a.year`);
    expect(awards).toEqual([
      { year: 2019, level_text: 'Top 45', award_group: 'umum' },
      { year: 2021, level_text: 'Finalis', award_group: 'khusus?' },
    ]);
  });
});

describe('the same sheet again', () => {
  test('changes nothing', async () => {
    const before = await number(sql`select count(*)::int as n from innovation_version`);
    const again = await bringIn(new Date(testNow.getTime() + 60_000));
    expect(again.counts.results).toEqual({ created: 0, updated: 0, unchanged: 141, left: 0, failed: 0 });
    expect(again.counts.institutionsMade).toBe(0);
    expect(await number(sql`select count(*)::int as n from innovation_version`)).toBe(before);
  });

  test('and the first import undone leaves not one record, award or search entry of it', async () => {
    await db.transact(async (tx) => must(await undoImport(tx, hub, summary.id, testNow)));
    await runUndo(
      undoContext(db, hub, undefined, () => new Date(testNow.getTime() + 120_000)),
      summary.id,
    );
    expect((await countsOf(db.conn, summary.id)).undone).toEqual({ withdrawn: 141, reverted: 0, left: 0 });
    const left = sql`select (select count(*) from innovation) + (select count(*) from innovation_version)
      + (select count(*) from innovation_award) + (select count(*) from search_doc) as n`;
    expect(await number(left)).toBe(0);
    const logged = sql`select count(*)::int as n from audit_event where event = 'registry.innovation.undo_import'`;
    expect(await number(logged)).toBe(141);
  });
});
