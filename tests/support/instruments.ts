import { claimAnswer } from '../../src/instrument/answer/actions/answer.ts';
import { beginSheet } from '../../src/instrument/answer/actions/begin.ts';
import { attachEvidence } from '../../src/instrument/answer/actions/evidence.ts';
import { handInSheet } from '../../src/instrument/answer/actions/move.ts';
import { verifyAll } from '../../src/instrument/answer/actions/verify.ts';
import type { SheetId } from '../../src/instrument/answer/model/sheet.ts';
import { publishEdition } from '../../src/instrument/catalogue/actions/move.ts';
import { beginEdition } from '../../src/instrument/catalogue/actions/write.ts';
import type { InstrumentDocument } from '../../src/instrument/catalogue/model/document.ts';
import type { InstrumentEditionId } from '../../src/instrument/catalogue/model/edition.ts';
import type { Subject } from '../../src/instrument/door.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { plantEvidence } from './evidence.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';
import { testInstrument } from './trial-instrument.ts';

/** An edition of the hub, published unless said. */
export async function plantInstrument(
  { database: { db }, people }: Stage,
  document: InstrumentDocument = testInstrument(),
  state: 'draft' | 'open' = 'open',
): Promise<InstrumentEditionId> {
  const id = newId<'InstrumentEditionId'>();
  const who = people.hub_admin;
  await db.transact(async (tx) => must(await beginEdition(tx, who, { id, document }, testNow)));
  if (state === 'open')
    await db.transact(async (tx) => must(await publishEdition(tx, who, { id, revision: 1 }, testNow)));
  return id;
}

/** An innovation of the unit in Toba, as its source would tell of it. */
export async function subjectIn({ record, places, people }: Stage, title = 'Inovasi uji'): Promise<Subject> {
  const id = await record({ content: { title } } as never);
  return {
    kind: 'innovation',
    id,
    title,
    institutionId: places.toba,
    unitId: places.unit,
    keeperIds: [people.innovator.person.id],
    affair: null,
    appliedOn: null,
    appliedYear: null,
    designWords: 0,
    href: '/',
  };
}

export type PlantedSheet = { readonly id: SheetId; readonly editionId: InstrumentEditionId; readonly subject: Subject };

/** A sheet of an innovation of Toba with «b» claimed of the first item and proven, as far as said. */
export async function plantSheet(
  stage: Stage,
  until: 'begun' | 'answered' | 'handed_in' | 'judged' = 'answered',
  given: { readonly editionId?: InstrumentEditionId; readonly title?: string } = {},
): Promise<PlantedSheet> {
  const { db } = stage.database;
  const { innovator, local_admin: admin } = stage.people;
  const editionId = given.editionId ?? (await plantInstrument(stage));
  const subject = await subjectIn(stage, given.title);
  const id = newId<'InstrumentSheetId'>();
  const planted = { id, editionId, subject };
  await db.transact(async (tx) => must(await beginSheet(tx, innovator, { ...planted, copy: false }, testNow)));
  if (until === 'begun') return planted;
  const claim = { id, item: 'regulasi', basis: '', option: 'b', note: '', revision: 0 };
  await db.transact(async (tx) => must(await claimAnswer(tx, innovator, claim, testNow)));
  const proof = { id, item: 'regulasi', evidenceId: await plantEvidence(stage) };
  await db.transact(async (tx) => must(await attachEvidence(tx, innovator, proof, testNow)));
  if (until === 'answered') return planted;
  await db.transact(async (tx) => must(await handInSheet(tx, innovator, { id }, testNow)));
  if (until === 'judged') await db.transact(async (tx) => must(await verifyAll(tx, admin, { id }, testNow)));
  return planted;
}
