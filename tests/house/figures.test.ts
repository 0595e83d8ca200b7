import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figures } from '../../src/app/capabilities.ts';
import { nobody, type Viewer } from '../../src/identity/index.ts';
import {
  type Dimension,
  dimensions,
  type Figure,
  type FigureFilter,
  type FigureRow,
  figureAddress,
  figureFilterOf,
  queryOfFigure,
} from '../../src/platform/figure.ts';
import { inLocale } from '../../src/platform/i18n/i18n.ts';
import { type Part, parts, raiseStage, type Stage } from '../support/stage.ts';
import { BAIT } from './bait.ts';
import { plantSecrets } from './secrets.ts';

// Every figure of the house over the records that the walks for leaks plant: a number and its list are the same for whoever asks.

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
  await plantSecrets(stage);
});
afterAll(() => stage.database.close());

const viewerOf = (part: Part): Viewer => (part === 'anonymous' ? nobody : stage.people[part]);
const MANY = { size: 10_000, offset: 0 };

type Asking = { readonly figure: Figure<Viewer>; readonly viewer: Viewer };

async function countOf({ figure, viewer }: Asking, filter: FigureFilter, by: readonly Dimension[] = []) {
  const rows = await figure.count(stage.database.db.conn, { viewer, now: new Date(), filter, by });
  return rows;
}

const sumOf = (rows: readonly { readonly value: number }[]) => rows.reduce((sum, it) => sum + it.value, 0);

const narrowed: Readonly<Record<Dimension, (key: string) => FigureFilter>> = {
  institution: (institution) => ({ institution }),
  region: (region) => ({ region }),
  other_region: (otherRegion) => ({ otherRegion }),
  affair: (affair) => ({ affair }),
  year: (year) => ({ year: Number(year) }),
  month: (month) => ({ month }),
  state: (state) => ({ state }),
};

async function listedOf({ figure, viewer }: Asking, filter: FigureFilter): Promise<number> {
  return (await figure.records(stage.database.db.conn, { viewer, now: new Date(), filter }, MANY)).length;
}

/** The list of one part is as long as its number; a province means all that lies in it, which may be more than its own row. */
async function agree(asking: Asking, dimension: Dimension, { of, value }: FigureRow): Promise<void> {
  const key = of[dimension] ?? null;
  if (key === null) return;
  const filter = narrowed[dimension](key);
  const counted = sumOf(await countOf(asking, filter));
  expect([dimension, key, await listedOf(asking, filter)]).toEqual([dimension, key, counted]);
  if (!dimension.endsWith('region')) expect([dimension, key, counted]).toEqual([dimension, key, value]);
}

/** A mean or a median says of how many things it is, and as many are listed: in whole and in each state. */
async function agreeInSize(asking: Asking): Promise<void> {
  const things = (rows: readonly FigureRow[]) => rows.reduce((sum, it) => sum + (it.things ?? 0), 0);
  const total = things(await countOf(asking, {}));
  expect(await listedOf(asking, {})).toBe(total);
  for (const dimension of asking.figure.dimensions) {
    const rows = await countOf(asking, {}, [dimension]);
    expect([dimension, things(rows)]).toEqual([dimension, total]);
    if (dimension !== 'state') continue;
    for (const row of rows) expect(await listedOf(asking, { state: row.of.state ?? '' })).toBe(row.things);
  }
}

describe.each(figures.map((it) => [it.key, it] as const))('%s', (_key, figure) => {
  test('says in both languages what it is and how it is counted', () => {
    for (const locale of ['id', 'en'] as const) {
      expect(inLocale(locale, figure.title).length).toBeGreaterThan(3);
      expect(inLocale(locale, figure.unit).length).toBeGreaterThan(2);
      expect(inLocale(locale, figure.how).length).toBeGreaterThan(60);
    }
    expect(figure.key).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect(figure.dimensions.filter((it) => !dimensions.includes(it))).toEqual([]);
    expect(figure.dimensions.includes('state')).toBe(figure.states !== undefined);
  });

  test.each(parts)('counts as many as it lists, in whole and in each of its parts, for %s', async (part) => {
    const asking = { figure, viewer: viewerOf(part) };
    const total = sumOf(await countOf(asking, {}));
    if (figure.kind !== 'count') return agreeInSize(asking);
    expect(await listedOf(asking, {})).toBe(figure.ofPeople ? 0 : total);
    if (figure.ofPeople) return;
    for (const dimension of figure.dimensions) {
      const rows = await countOf(asking, {}, [dimension]);
      expect([dimension, sumOf(rows)]).toEqual([dimension, total]);
      for (const row of rows.slice(0, 3)) await agree(asking, dimension, row);
    }
  });

  test('names nothing that strangers may not read', async () => {
    for (const part of ['anonymous', 'elsewhere', 'coach'] as const) {
      const asked = { viewer: viewerOf(part), now: new Date(), filter: {} };
      const records = await figure.records(stage.database.db.conn, asked, MANY);
      expect(records.filter((it) => it.title?.includes(BAIT))).toEqual([]);
      expect(records.filter((it) => (it.title === null) !== (it.href === null))).toEqual([]);
    }
  });
});

test('figures are one a key, and some of them count what is planted', async () => {
  const keys = figures.map((it) => it.key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  const viewer = stage.people.hub_admin;
  const counting: string[] = [];
  for (const figure of figures) if ((await countOf({ figure, viewer }, {})).length > 0) counting.push(figure.key);
  expect(counting).toEqual(
    expect.arrayContaining([
      'registry.published',
      'registry.living',
      'replication.courses',
      'institutionalisation.ladders',
      'competition.editions',
      'competition.entries',
      'competition.pipeline',
    ]),
  );
});

test('a filter stands in the address and is read out of it', () => {
  const filter = { region: '12.12', year: 2026, state: 'open', institution: '0199c5d8-0000-7000-8000-000000000000' };
  expect(figureFilterOf(queryOfFigure(filter))).toEqual(filter);
  expect(figureAddress.to('registry.published', { region: '12', year: 2026 })).toBe(
    '/angka/registry.published?wilayah=12&tahun=2026',
  );
  const wrong = new URLSearchParams('tahun=20x6&bulan=2026-13&wilayah=%27&instansi=1&keadaan=a%20b');
  expect(figureFilterOf(wrong)).toEqual({});
});
