import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import { courseDocument, FAR_AWAY, passing } from '../../../tests/support/course.ts';
import { handedOver, plantEdition, plantEntry } from '../../../tests/support/entries.ts';
import { testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import { heardReading } from '../interview/reading.ts';
import { sayVerdict } from '../stage/actions/check.ts';
import { rankedRounds } from '../stage/queries/scores.ts';
import { openScoring } from './actions/open.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

/** An edition with one entry that passed its check, and the desk scoring set so. */
async function scoredBy(
  settings: object,
): Promise<{ readonly id: EditionId; readonly document: ReturnType<typeof courseDocument> }> {
  const { db, who } = stage;
  const document = courseDocument({}, FAR_AWAY, settings);
  const id = await plantEdition(db, who.hub.acting!.institutionId, document);
  const { id: innovationId } = await stage.plant(readyContent);
  const entryId = await plantEntry(db, who.writer, { editionId: id, innovationId });
  await handedOver(db, who.writer, entryId);
  must(await db.transact((tx) => submitEntry(tx, who.admin, { id: entryId })));
  must(await db.transact((tx) => sayVerdict(tx, who.hub, { ...passing, id: entryId, revision: 0 }, testNow)));
  const opening = { editionId: id, stage: 'desk_scoring', pact: 'Saya menilai dengan jujur.' } as const;
  must(await db.transact((tx) => openScoring(tx, who.hub, opening, testNow)));
  const known = await heardReading.aspectsOf?.(db.conn, [entryId]);
  expect(known?.get(entryId)).toEqual({ digital: readyContent.digital, leader: null });
  return { id, document };
}

test('the number of an edition ranks in its rounds: the mean, or the calibrated one once it is worked out', async () => {
  const byOf = async (settings: object) => {
    const edition = await scoredBy(settings);
    return (await rankedRounds(stage.db.conn, edition, 'tpi_plenary')).map((it) => it.by);
  };
  expect(await byOf({})).toEqual(['raw']);
  expect(await byOf({ official: 'calibrated' })).toEqual(['awaited']);
});
