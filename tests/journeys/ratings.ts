import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { viewerOfPerson } from '../../src/identity/index.ts';
import { plantRated, ratedDocument } from '../support/rated.ts';
import { databaseOf, homeOf } from './interviews.ts';
import type { Product } from './product.ts';

/** An edition of the province whose announced finalists, of Deli Serdang and Toba, the public rates. */
export async function plantRatedFinalists(
  hub: Product,
  titles: { readonly deli: string; readonly toba: readonly string[] },
  settings: object,
): Promise<{ readonly editionId: EditionId; readonly entries: readonly EntryId[] }> {
  const db = databaseOf(hub);
  try {
    const secretary = await homeOf(db, 'sekretariat@contoh.example');
    const who = await viewerOfPerson(db.conn, secretary.personId as never, 'secretariat');
    if (!who) throw new Error('no secretary');
    const deli = await homeOf(db, 'inovator.pendidikan@contoh.example');
    const toba = await homeOf(db, 'inovator.puskesmas@contoh.example');
    const homes = [{ ...deli, title: titles.deli }, ...titles.toba.map((title) => ({ ...toba, title }))];
    const document = {
      ...ratedDocument({ settings }),
      title: 'Kompetisi yang dinilai publik',
      title_en: 'A rated competition',
    };
    return await plantRated(db, who, { homes, document });
  } finally {
    await db.close();
  }
}
