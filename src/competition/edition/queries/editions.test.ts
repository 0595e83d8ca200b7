import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { plantEdition, smallEdition } from '../../../../tests/support/entries.ts';
import { recordsStage, type Stage } from '../../../../tests/support/records-stage.ts';
import { editionById, editionForSubmission, holdEdition } from './editions.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

test('the document of a revision is asked for once, and that of a newer one anew', async () => {
  const { db } = stage;
  const organiser = stage.who.hub.acting?.institutionId as InstitutionId;
  const id = await plantEdition(db, organiser, smallEdition());
  const first = await editionById(db.conn, id);
  // What nobody may do: the text of a revision changes, and whoever knows it does not look.
  const spoil = 'update edition_revision set document = $2 where edition_id = $1';
  await db.pool.query(spoil, [id, { title: 'rusak' }]);
  expect(await editionById(db.conn, id)).toEqual(first);
  expect(await db.transact((tx) => holdEdition(tx, id))).toEqual(first);
  expect(await db.transact((tx) => editionForSubmission(tx, id))).toEqual(first);
  const document = { ...first?.document, title: 'Edisi baru' };
  await db.pool.query(
    `with newer as (insert into edition_revision (edition_id, no, kind, document, reason, saved_by, saved_at)
       select edition_id, no + 1, kind, $2, reason, saved_by, saved_at from edition_revision where edition_id = $1 returning no)
     update edition set revision = newer.no from newer where id = $1`,
    [id, document],
  );
  expect((await editionById(db.conn, id))?.document.title).toBe('Edisi baru');
});
