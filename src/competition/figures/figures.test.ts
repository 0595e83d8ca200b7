import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InstitutionId, nobody, type Viewer } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { dayByDay, later, members, passing } from '../../../tests/support/course.ts';
import { handedOver, plantEdition, plantEntry } from '../../../tests/support/entries.ts';
import { testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { sayVerdict } from '../stage/actions/check.ts';
import { saveChoices, saveMeeting } from '../stage/actions/plenary.ts';
import { reopenPlenary, signPlenary } from '../stage/actions/sign.ts';
import { competitionFigures } from './all.ts';

let stage: Stage;
let editionId: EditionId;
let awarded: EntryId;
beforeAll(async () => {
  stage = await recordsStage();
  editionId = await plantEdition(stage.db, stage.who.hub.acting?.institutionId as InstitutionId, dayByDay());
  awarded = await begun('Loket yang menang');
  await handedOver(stage.db, stage.who.writer, awarded);
  must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id: awarded })));
  await begun('Konsep rahasia');
});
afterAll(() => stage.close());

async function begun(title: string): Promise<EntryId> {
  const { id: innovationId } = await stage.plant({ ...readyContent, title });
  return plantEntry(stage.db, stage.who.writer, { editionId, innovationId });
}

const asking = (key: string, viewer: Viewer, now: Date) => {
  const figure = competitionFigures.find((it) => it.key === `competition.${key}`);
  if (!figure) throw new Error(`no figure ${key}`);
  return { figure, asked: { viewer, now, filter: {} } };
};

async function counted(key: string, viewer: Viewer, now: Date): Promise<number> {
  const { figure, asked } = asking(key, viewer, now);
  const rows = await figure.count(stage.db.conn, { ...asked, by: [] });
  const records = await figure.records(stage.db.conn, asked, { size: 100, offset: 0 });
  expect(records.length).toBe(rows[0]?.value ?? 0);
  return records.length;
}

async function titles(key: string, viewer: Viewer): Promise<readonly (string | null)[]> {
  const { figure, asked } = asking(key, viewer, new Date());
  const records = await figure.records(stage.db.conn, asked, { size: 100, offset: 0 });
  return records.map((it) => it.title).toSorted();
}

const DAY_MS = 86_400_000;

/** Where entries wait, by title, and for how many days. */
async function waits(viewer: Viewer, now: Date) {
  const { figure, asked } = asking('waiting', viewer, now);
  const records = await figure.records(stage.db.conn, asked, { size: 100, offset: 0 });
  const [all] = await figure.count(stage.db.conn, { ...asked, by: [] });
  expect(all?.things ?? 0).toBe(records.length);
  return records.map((it) => [it.title, it.state, it.value]);
}

async function decide(): Promise<void> {
  const of = { editionId, stage: 'tpi_plenary' } as const;
  const meeting = { heldOn: '2026-09-12', place: 'Medan', minutes: 'Pleno dibuka.', members };
  const choices = [{ entryId: awarded, chosen: true, award: 'top-1', reason: '', votes: null }];
  const config = { leftBehindRegions: [] };
  await stage.db.transact(async (tx) => {
    must(await sayVerdict(tx, stage.who.hub, { ...passing, id: awarded, revision: 0 }, later(41)));
    must(await saveMeeting(tx, stage.who.hub, { ...of, revision: 1, ...meeting }, later(51)));
    must(await saveChoices(tx, stage.who.hub, { ...of, revision: 2, choices }, later(51)));
    must(await signPlenary(tx, stage.who.hub, { ...of, revision: 3, config }, later(51)));
  });
}

describe('what competitions count', () => {
  test('entries that arrived are everybody’s to know, those that did not are told as numbers to whom they concern', async () => {
    expect(await titles('entries', nobody)).toEqual(['Loket yang menang']);
    expect(await counted('pipeline', nobody, new Date())).toBe(0);
    expect(await counted('pipeline', stage.who.toba, new Date())).toBe(0);
    expect(await titles('pipeline', stage.who.admin)).toEqual(['Konsep rahasia', 'Loket yang menang']);
    // The organiser knows that one has not arrived, and not which.
    expect(await titles('pipeline', stage.who.hub)).toEqual(['Loket yang menang', null]);
  });

  test('what waits is told by days to whom it concerns, longest first, and what was not sent in time waits no more', async () => {
    const now = later(3);
    const begun = Math.floor((now.getTime() - testNow.getTime()) / DAY_MS);
    expect(await waits(nobody, now)).toEqual([]);
    expect(await waits(stage.who.toba, now)).toEqual([]);
    expect(await waits(stage.who.hub, now)).toEqual([
      [null, 'draft', begun],
      ['Loket yang menang', 'admin_check', 3],
    ]);
    expect((await waits(stage.who.admin, now))[0]).toEqual(['Konsep rahasia', 'draft', begun]);
    expect(await waits(stage.who.hub, later(39))).toEqual([['Loket yang menang', 'admin_check', 39]]);
    const { figure, asked } = asking('waiting', stage.who.hub, now);
    const rows = await figure.count(stage.db.conn, { ...asked, by: [] });
    expect(rows).toEqual([{ of: {}, value: (begun + 3) / 2, things: 2, most: begun }]);
  });

  test('an outcome under embargo counts for nobody before its hour, whoever asks, and for everybody after', async () => {
    await decide();
    for (const who of [nobody, stage.who.hub, stage.who.admin, stage.who.toba]) {
      expect(await counted('awarded', who, later(52))).toBe(0);
      expect(await counted('awarded', who, later(59))).toBe(0);
      expect(await counted('awarded', who, later(61))).toBe(1);
    }
    expect(await counted('passed', nobody, later(42))).toBe(0);
    expect(await counted('passed', nobody, later(51))).toBe(1);
    expect(await counted('finalist', nobody, later(61))).toBe(0);
  });

  test('an entry waits for a stage until everyone may know how it was decided', async () => {
    const where = async (day: number) => (await waits(stage.who.hub, later(day))).map(([, ...rest]) => rest);
    expect(await where(42)).toEqual([['admin_check', 42]]);
    expect(await where(51)).toEqual([['tpi_plenary', 10]]);
    expect(await where(59)).toEqual([['tpi_plenary', 18]]);
    expect(await where(61)).toEqual([]);
  });

  test('what a plenary takes back counts no more', async () => {
    const of = { editionId, stage: 'tpi_plenary' } as const;
    const reopening = { ...of, revision: 4, reason: 'Salah tulis.' };
    must(await stage.db.transact((tx) => reopenPlenary(tx, stage.who.hub, reopening, later(61))));
    expect(await counted('awarded', nobody, later(62))).toBe(0);
  });
});
