import { publishEdition } from '../../src/competition/edition/actions/move.ts';
import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import { withDates } from '../../src/competition/edition/demo.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { editionPresetOf } from '../../src/competition/index.ts';
import { viewerOfPerson } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { plantSubmitted } from '../support/submitted.ts';
import { databaseOf, homeOf } from './interviews.ts';
import type { Product } from './product.ts';

const days = {
  entering: [-20, -2],
  admin_check: [-1, 10],
  desk_scoring: [11, 20],
  finalists_plenary: [21, 22],
  finalists_announcement: [23],
  interview: [24, 25],
  tpi_plenary: [26, 27],
  final_list: [28],
  awarding: [30, 30],
} as const;

/** An edition of the province in its administrative check, which objects to equal titles alone, with entries under these titles. */
export async function plantChecks(hub: Product, title: string, titles: readonly string[]): Promise<EditionId> {
  const db = databaseOf(hub);
  try {
    const preset = editionPresetOf('regency-starter');
    const secretary = await homeOf(db, 'sekretariat@contoh.example');
    const who = await viewerOfPerson(db.conn, secretary.personId as never, 'secretariat');
    if (!preset || !who) throw new Error('no preset, or no secretary');
    const id = newId<'EditionId'>() as EditionId;
    const now = new Date();
    const eligibility = preset.document.eligibility.filter((it) => it.kind === 'same_title');
    const entrants = { ...preset.document.entrants, regions: 'all', ownInstitutionOnly: false } as const;
    const document = withDates({ ...preset.document, title, entrants, eligibility }, days, now);
    await db.transact(async (tx) => {
      must(await beginEdition(tx, who, { id, document }, now));
      must(await publishEdition(tx, who, { id, revision: 1 }, now));
    });
    const toba = await homeOf(db, 'inovator.puskesmas@contoh.example');
    const of = { editionId: id, organiserId: secretary.institutionId, ...toba };
    for (const entered of titles) await plantSubmitted(db, { ...of, title: entered });
    return id;
  } finally {
    await db.close();
  }
}
