import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlantedSheet, plantSheet } from '../../../tests/support/instruments.ts';
import { testNow } from '../../../tests/support/people.ts';
import { raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { must } from '../../platform/outcome.ts';
import { finishSheet } from './actions/move.ts';
import { sheetInvariants } from './invariants.ts';
import { tables } from './schema.ts';

/** Ends a transaction whose harm nobody keeps. */
class Undone extends Error {}

let stage: Stage;
let sheets: Readonly<Record<'answered' | 'handed_in' | 'verified', PlantedSheet>>;

beforeAll(async () => {
  stage = await raiseStage();
  const { db } = stage.database;
  const verified = await plantSheet(stage, 'judged');
  await db.transact(async (tx) => must(await finishSheet(tx, stage.people.local_admin, verified, testNow)));
  sheets = { answered: await plantSheet(stage), handed_in: await plantSheet(stage, 'handed_in'), verified };
});
afterAll(() => stage.database.close());

const found = () => sheetInvariants(stage.database.db.conn);

test('sheets that were answered, handed in and verified in their turn break nothing', async () => {
  expect(await found()).toEqual([]);
});

/** What the actions and the table itself would not let happen. */
test.each<readonly [keyof typeof sheets, string, string, string]>([
  [
    'verified',
    'update instrument_answer set verified_by = claimed_by where sheet_id = $1',
    'instrument.judged_by_another',
    'regulasi was judged by who claimed it',
  ],
  [
    'handed_in',
    `update instrument_answer set claimed_at = claimed_at + interval '1 minute' where sheet_id = $1`,
    'instrument.handed_in_stays',
    'regulasi was answered after it was handed in',
  ],
  [
    'verified',
    `update instrument_answer set verified_at = verified_at + interval '1 minute' where sheet_id = $1`,
    'instrument.verified_stays',
    'regulasi was judged after the sheet was verified',
  ],
  [
    'answered',
    `update instrument_answer set claimed_at = '2027-01-01T00:00:00Z' where sheet_id = $1`,
    'instrument.closed_stays',
    'regulasi was answered after the closing',
  ],
  [
    'answered',
    'update instrument_edition set locked_at = null where id = (select edition_id from instrument_sheet where id = $1)',
    'instrument.answered_is_locked',
    'its edition is not locked',
  ],
  [
    'answered',
    'update instrument_sheet set copied_from = id where id = $1',
    'instrument.copied_from_before',
    'copied from another subject or a later year',
  ],
  [
    'verified',
    `update instrument_answer set verified_option = 'z' where sheet_id = $1`,
    'instrument.option_of_edition',
    'regulasi has no option z',
  ],
  [
    'answered',
    `update instrument_answer set basis = 'orang' where sheet_id = $1`,
    'instrument.option_of_edition',
    'regulasi has no option b',
  ],
  [
    'answered',
    `update instrument_claimed set scores = '{"regulasi": 1}' where sheet_id = $1`,
    'instrument.kept_as_reckoned',
    'kept: {"regulasi":1}',
  ],
])('a sheet that is %s is told after: %s', async (which, harm, name, detail) => {
  const { id } = sheets[which];
  const harmed = stage.database.db.transact(async (tx) => {
    await sql`alter table instrument_answer drop constraint instrument_answer_check2`.execute(tables(tx));
    await sql.raw(harm.replaceAll('$1', `'${id}'`)).execute(tables(tx));
    expect(await sheetInvariants(tx)).toEqual([{ name, subject: id, detail }]);
    throw new Undone();
  });
  await expect(harmed).rejects.toThrow(Undone);
  expect(await found()).toEqual([]);
});
