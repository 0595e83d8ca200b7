import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { dayByDay, later, refusing } from '../../../tests/support/course.ts';
import { handedOver, plantEdition, plantEntry } from '../../../tests/support/entries.ts';
import { personWith } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { answerProposal, sayVerdict } from './actions/check.ts';

let stage: Stage;
let id: EntryId;
beforeAll(async () => {
  stage = await recordsStage();
  const { hub, writer, admin } = stage.who;
  const editionId = await plantEdition(
    stage.db,
    hub.acting?.institutionId as InstitutionId,
    dayByDay({ twoEyes: true }),
  );
  const { id: innovationId } = await stage.plant({ ...readyContent, title: 'Sumur bersama' });
  id = await handedOver(stage.db, writer, await plantEntry(stage.db, writer, { editionId, innovationId }));
  must(await stage.db.transact((tx) => submitEntry(tx, admin, { id })));
});
afterAll(() => stage.close());

test('what one person proposed is not told to those it concerns, what two agreed to is', async () => {
  const told = async (part: 'hub' | 'writer' | 'admin') => {
    const page = await stage.get(part, entryPaths.history.to(id));
    const file = await stage.get(part, `${entryPaths.history.to(id)}/unduh.json`);
    const events = (JSON.parse(file.html) as { rows: { event: string }[] }).rows.map((it) => it.event);
    const told = ['Mengusulkan penolakan', 'Mengesahkan penolakan'].map((text) => page.html.includes(text));
    const filed = ['propose_refusal', 'confirm_refusal'].map((it) => events.includes(`competition.stage.${it}`));
    expect(filed).toEqual(told);
    return told;
  };
  const { hub } = stage.who;
  must(await stage.db.transact((tx) => sayVerdict(tx, hub, { ...refusing, id, revision: 0 }, later(41))));
  expect([await told('hub'), await told('writer'), await told('admin')]).toEqual([
    [true, false],
    [false, false],
    [false, false],
  ]);
  const institutionId = hub.acting?.institutionId as InstitutionId;
  const second = await personWith(stage.db, 'Sekretariat kedua', [{ role: 'secretariat', institutionId }]);
  must(await stage.db.transact((tx) => answerProposal(tx, second, { id, agrees: true }, later(41))));
  expect([await told('hub'), await told('writer')]).toEqual([
    [true, true],
    [false, true],
  ]);
});
