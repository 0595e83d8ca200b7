import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InstitutionId, nobody, type PersonId } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { Planter } from '../../../../tests/support/registry-records.ts';
import { survivalFigure, survivalOfPlace } from '../figures.ts';
import { type CountedLives, groupings, type Life, plainFilter, type Statement, type SurvivalFilter } from '../model.ts';
import { countLives } from '../rules/groups.ts';
import { knownOn, subjectOf } from '../rules/life.ts';
import { countedLives } from './survival.ts';

const now = new Date('2026-06-01T00:00:00Z');
const LIVES = 150;

/** Few days, so that what is said meets on one; hours on both sides of midnight in Jakarta. */
const day = fc.constantFrom('2021-07-01', '2022-01-01', '2023-05-05', '2024-12-31', '2025-01-01', '2026-02-03');
const hour = fc.constantFrom('16:30', '17:30');
const status = fc.constantFrom<Statement['status']>('developing', 'continuing', 'dormant', 'stopped');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const drawn = fc.record({
  place: fc.nat(2),
  startDate: maybe(day),
  startYear: maybe(fc.constantFrom(2020, 2021, 2024)),
  startYearCertain: fc.boolean(),
  digital: maybe(fc.boolean()),
  mainAffair: maybe(fc.constantFrom('kesehatan', 'pendidikan')),
  sustainabilityStatus: maybe(status),
  sustainabilityDate: maybe(day),
  registered: fc.tuple(day, hour),
  checks: fc.array(
    fc.record({ status: maybe(status), since: day, said: day, hour, year: fc.constantFrom(2023, 2024) }),
    {
      maxLength: 3,
    },
  ),
  rule: maybe(day),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const regions = ['12.01', '12.02', '11.01'];
let database: TestDatabase;
let lives: readonly Life[];

beforeAll(async () => {
  database = await testDatabase();
  const plant = new Planter(database.db);
  const places: InstitutionId[] = [];
  for (const region of regions) places.push(await plant.institution(`Pemerintah ${region}`, region));
  const judge = await plant.person('Penilai');
  const own: Life[] = [];
  for (const it of fc.sample(drawn, LIVES)) own.push(await lived(plant, it, { places, judge }));
  await plant.innovation({ institutionId: places[0] as InstitutionId, state: 'draft', content: { title: 'Draf' } });
  lives = own;
});
afterAll(() => database.close());

type Cast = { readonly places: readonly InstitutionId[]; readonly judge: PersonId };

async function lived(plant: Planter, one: Drawn, { places, judge }: Cast): Promise<Life> {
  const { place, registered, checks, rule, ...told } = one;
  const movedAt = new Date(`${registered[0]}T${registered[1]}:00Z`);
  const institutionId = places[place] as InstitutionId;
  const id = await plant.innovation({ institutionId, movedAt, content: { title: 'Hidup', ...told } });
  const statements: Statement[] = [];
  const { sustainabilityStatus: own, sustainabilityDate: since } = told;
  if (own && since) statements.push({ status: own, day: since, said: since });
  statements.push(...(await checked(id, checks)));
  if (rule) await ruled(id, rule, judge);
  return {
    ...{ id, regionCode: regions[place] ?? null, affair: told.mainAffair, digital: told.digital },
    ...{ startDate: told.startDate, startYear: told.startYear, startYearCertain: told.startYearCertain },
    ...{ registered: dayOf(movedAt), statements, since: rule ? { policy: rule } : {} },
  };
}

/** What checks found, the oldest year and word first. */
async function checked(id: InnovationId, checks: Drawn['checks']): Promise<readonly Statement[]> {
  const words = checks.map((it, nth) => ({ ...it, at: new Date(`${it.said}T${it.hour}:0${nth}Z`) }));
  for (const { status: found, since, year, at } of words)
    await database.db.pool.query(
      'insert into innovation_condition (id, innovation_id, year, status, since, at) values ($1, $2, $3, $4, $5, $6)',
      [newId(), id, year, found, found && since, at],
    );
  return words
    .toSorted((a, b) => a.year - b.year || a.at.getTime() - b.at.getTime())
    .flatMap(({ status: found, since, at }) => (found ? [{ status: found, day: since, said: dayOf(at) }] : []));
}

const ruled = (id: InnovationId, date: string, judge: PersonId) =>
  database.db.pool.query(
    `insert into lasting_record (id, innovation_id, dimension, state, content, verified_content, created_at, claimed_at, decided_by, decided_at)
     values ($1, $2, 'policy', 'verified', $3, $3, $4, $4, $5, $4)`,
    [newId(), id, { dimension: 'policy', kind: 'perkada', number: '1', date, title: '', issuer: '' }, now, judge],
  );

const plain = ({ groups, ...counts }: CountedLives) => ({
  ...counts,
  groups: groups
    .map(({ key, tally }) => [key, [...tally.entries], [...tally.exits], [...tally.stops]] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
});

/** The lives of a place with how they ended, as they were known at the end of a year that is over. */
function listedOf(year: number | undefined, region: string | undefined): string[] {
  const meant = lives.filter((it) => region === undefined || it.regionCode?.startsWith(region));
  const known = year === undefined || year === 2026 ? meant : meant.map((it) => knownOn(it, `${year}-12-31`));
  return known.flatMap((it) => {
    const placed = subjectOf(it, plainFilter);
    return typeof placed === 'string' ? [] : [`${it.id} ${placed.subject.stopped ? 'stopped' : 'lives'}`];
  });
}

describe('lives counted in the database', () => {
  const asked: readonly Partial<SurvivalFilter>[] = [
    {},
    { dormantStops: true },
    { sinceStart: true },
    { dormantStops: true, sinceStart: true, regions: ['12.01', '11.01'] },
    { regions: ['12.02'], affairs: ['kesehatan'] },
  ];
  test.each(groupings)('by %s are those of the rule', async (grouping) => {
    for (const more of asked) {
      const filter = { ...plainFilter, grouping, ...more };
      expect(plain(await countedLives(database.db.conn, filter))).toEqual(plain(countLives(lives, filter)));
    }
  });

  const years = [undefined, 2022, 2023, 2024, 2025, 2026];
  test.each(years)('of %s are listed by place as the rule says, and make its curve', async (year) => {
    for (const region of [undefined, '12', '12.02', '12.00']) {
      const filter = { ...(year === undefined ? {} : { year }), ...(region === undefined ? {} : { region }) };
      const wanted = listedOf(year, region);
      const window = { size: LIVES, offset: 0 };
      const listed = await survivalFigure.records(database.db.conn, { viewer: nobody, now, filter }, window);
      expect(listed.map((it) => `${it.id} ${it.state}`).sort()).toEqual(wanted.sort());
      const curve = await survivalOfPlace(database.db.conn, { now, filter });
      expect(curve.size).toBe(wanted.length);
    }
  });
});
