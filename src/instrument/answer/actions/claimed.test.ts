import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantEvidence, putAway, retellEvidence } from '../../../../tests/support/evidence.ts';
import { type PlantedSheet, plantSheet } from '../../../../tests/support/instruments.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { SheetDesk } from '../../../../tests/support/sheets.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { testInstrument } from '../../../../tests/support/trial-instrument.ts';
import { type EvidenceId, evidenceOf } from '../../../files/index.ts';
import { must } from '../../../platform/outcome.ts';
import type { Scores } from '../model/sheet.ts';
import { SHEET_SUBJECT } from '../queries/answers.ts';
import { claimedSheets } from '../queries/claimed.ts';
import { claimAnswer } from './answer.ts';
import { keepClaimed } from './claimed.ts';
import { attachEvidence, detachEvidence } from './evidence.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const { inTx, claim, judge, conn } = new SheetDesk(() => stage);
const keptOf = async ({ id }: PlantedSheet): Promise<Scores | null> => {
  const asked = 'select scores from instrument_claimed where sheet_id = $1';
  return (await stage.database.db.pool.query<{ scores: Scores | null }>(asked, [id])).rows[0]?.scores ?? null;
};
const claimedOf = async ({ id, editionId }: PlantedSheet) => {
  const sheets = await claimedSheets(conn(), { id: editionId, document: testInstrument() }, [stage.places.toba]);
  return sheets.find((it) => it.id === id)?.scores;
};
const keep = () => keepClaimed(stage.database.db);

async function paperOf({ id }: PlantedSheet): Promise<EvidenceId> {
  const [paper] = await evidenceOf(conn(), { kind: SHEET_SUBJECT, id }, { onlyPublic: false });
  if (!paper) throw new Error('nothing proves the sheet');
  return paper.id;
}

type Deed = (sheet: PlantedSheet) => Promise<unknown>;
const deeds: Readonly<Record<string, Deed>> = {
  'another option': ({ id }) => claim(stage.people.innovator, id, { option: 'a', revision: 1 }),
  'another item': ({ id }) => claim(stage.people.innovator, id, { item: 'lanjutan', option: 'b' }),
  'its paper put away': async (sheet) => putAway(stage, await paperOf(sheet)),
  'its paper told to be of another year': async (sheet) =>
    retellEvidence(stage, await paperOf(sheet), { documentDate: '2020-01-15' }),
  'its paper taken off': async (sheet) => {
    const off = { id: sheet.id, item: 'regulasi', evidenceId: await paperOf(sheet) };
    return inTx(async (tx) => must(await detachEvidence(tx, stage.people.innovator, off, testNow)));
  },
};

describe('what a sheet earns', () => {
  test.each<readonly [string, Readonly<Record<string, number>>]>([
    ['another option', { regulasi: 1 }],
    ['another item', { regulasi: 2, lanjutan: 3 }],
    ['its paper put away', {}],
    ['its paper told to be of another year', {}],
    ['its paper taken off', {}],
  ])('is kept, and reckoned anew after %s', async (deed, scores) => {
    const sheet = await plantSheet(stage);
    await keep();
    expect([await keptOf(sheet), await claimedOf(sheet)]).toEqual([{ regulasi: 2 }, { regulasi: 2 }]);
    await deeds[deed]?.(sheet);
    expect([await keptOf(sheet), await claimedOf(sheet)]).toEqual([null, scores]);
    await keep();
    expect([await keptOf(sheet), await claimedOf(sheet)]).toEqual([scores, scores]);
  });

  test('waits for its paper', async () => {
    const sheet = await plantSheet(stage, 'begun');
    must(await claim(stage.people.innovator, sheet.id, { option: 'b' }));
    await keep();
    expect(await keptOf(sheet)).toEqual({});
    const proof = { id: sheet.id, item: 'regulasi', evidenceId: await plantEvidence(stage) };
    await inTx(async (tx) => must(await attachEvidence(tx, stage.people.innovator, proof, testNow)));
    expect([await keptOf(sheet), await claimedOf(sheet)]).toEqual([null, { regulasi: 2 }]);
  });

  test('stays kept when something else is said of its paper, and of another sheet', async () => {
    const sheet = await plantSheet(stage);
    await keep();
    await retellEvidence(stage, await paperOf(sheet), { title: 'Judul lain' });
    await plantSheet(stage);
    expect(await keptOf(sheet)).toEqual({ regulasi: 2 });
  });

  test('is the claim, whatever is found proven', async () => {
    const sheet = await plantSheet(stage, 'handed_in');
    must(await judge(stage.people.local_admin, sheet.id, { option: 'a', note: 'Hanya a.' }));
    await keep();
    expect(await keptOf(sheet)).toEqual({ regulasi: 2 });
  });

  test('is not kept when the sheet changes while it is reckoned', async () => {
    const sheet = await plantSheet(stage);
    const { pool } = stage.database.db;
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let reckoning: Promise<void> | undefined;
    await inTx(async (tx) => {
      const claimed = { id: sheet.id, item: 'regulasi', basis: '', option: 'a', note: '', revision: 1 };
      must(await claimAnswer(tx, stage.people.innovator, claimed, testNow));
      reckoning = keep();
      await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1);
    });
    await reckoning;
    expect([await keptOf(sheet), await claimedOf(sheet)]).toEqual([null, { regulasi: 1 }]);
    await keep();
    expect(await keptOf(sheet)).toEqual({ regulasi: 1 });
  });
});
