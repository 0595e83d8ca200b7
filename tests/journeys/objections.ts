import { publishEdition } from '../../src/competition/edition/actions/move.ts';
import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import { withDates } from '../../src/competition/edition/demo.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { editionPresetOf } from '../../src/competition/index.ts';
import { writePassages } from '../../src/competition/stage/actions/trace.ts';
import { nobody, viewerOfPerson } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { keyFor } from '../support/objection-key.ts';
import { plantSubmitted } from '../support/submitted.ts';
import { databaseOf, homeOf } from './interviews.ts';
import type { Product } from './product.ts';

/** A competition in the middle of its objection window. */
const days = {
  entering: [-60, -50],
  admin_check: [-49, -40],
  desk_scoring: [-39, -30],
  te_plenary: [-29, -28],
  tpi_reading: [-27, -20],
  finalists_plenary: [-19, -18],
  finalists_announcement: [-2],
  objection: [-1, 5],
  interview: [7, 10],
  field_verification: [11, 14],
  tpi_plenary: [15, 16],
  final_list: [18],
  awarding: [30, 30],
} as const;

type Contested = { readonly edition: string; readonly of: string };
const CONTESTED: Contested = { edition: 'Kompetisi Sanggah', of: 'inovator.pendidikan@contoh.example' };

/** An edition of the province whose objection window is open, with a finalist: of Deli Serdang, unless another writer is named. */
export async function plantContested(hub: Product, title: string, { edition, of: writer } = CONTESTED) {
  const db = databaseOf(hub);
  try {
    const preset = editionPresetOf('kipp-2023-umum');
    const secretary = await homeOf(db, 'sekretariat@contoh.example');
    const who = await viewerOfPerson(db.conn, secretary.personId as never, 'secretariat');
    if (!preset || !who) throw new Error('no preset, or no secretary');
    const id = newId<'EditionId'>() as EditionId;
    const now = new Date();
    const document = withDates({ ...preset.document, title: edition }, days, now);
    const home = await homeOf(db, writer);
    await db.transact(async (tx) => {
      must(await beginEdition(tx, who, { id, document }, now));
      must(await publishEdition(tx, who, { id, revision: 1 }, now));
    });
    const of = { editionId: id, organiserId: secretary.institutionId };
    const entryId = (await plantSubmitted(db, { ...of, ...home, title })) as EntryId;
    const decided = [
      { entryId, stage: 'admin_check', outcome: 'passed' },
      { entryId, stage: 'te_plenary', outcome: 'nominated' },
      { entryId, stage: 'finalists_plenary', outcome: 'finalist' },
    ] as const;
    await db.transact((tx) => writePassages(tx, nobody, { edition: { id }, decided }, now));
    return { edition: id, keyFor: (email: string) => keyIn(hub, email) };
  } finally {
    await db.close();
  }
}

async function keyIn(hub: Product, email: string): Promise<string> {
  const db = databaseOf(hub);
  try {
    return await keyFor(db, email);
  } finally {
    await db.close();
  }
}
