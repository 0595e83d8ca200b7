import { viewerOfPerson } from '../../src/identity/index.ts';
import { publishEdition } from '../../src/instrument/catalogue/actions/move.ts';
import { beginEdition } from '../../src/instrument/catalogue/actions/write.ts';
import type { InstrumentEditionId } from '../../src/instrument/catalogue/model/edition.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testInstrument } from '../support/trial-instrument.ts';
import { databaseOf, homeOf } from './interviews.ts';
import type { Product } from './product.ts';

const DAY_MS = 86_400_000;

/** The day so many days from now, with an hour, as a box of a moment takes it. */
export const momentIn = (days: number): string =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T08:00`;

/** The trial instrument for each of these years, in force now; the same instrument, so that a later year begins with the answers of an earlier one. */
export async function plantYears(hub: Product, years: readonly number[]): Promise<readonly InstrumentEditionId[]> {
  const db = databaseOf(hub);
  try {
    const { personId } = await homeOf(db, 'admin.hub@contoh.example');
    const who = await viewerOfPerson(db.conn, personId as never, 'hub_admin');
    if (!who) throw new Error('no admin of the hub');
    const { key } = testInstrument();
    const period = { opens: `${momentIn(-1)}:00Z`, closes: `${momentIn(30)}:00Z`, verifiedBy: `${momentIn(60)}:00Z` };
    const ids: InstrumentEditionId[] = [];
    for (const year of years) {
      const id = newId<'InstrumentEditionId'>();
      const document = testInstrument({ key, year, title: `Instrumen perjalanan ${year}`, title_en: '', period });
      await db.transact(async (tx) => {
        must(await beginEdition(tx, who, { id, document }, new Date()));
        must(await publishEdition(tx, who, { id, revision: 1 }, new Date()));
      });
      ids.push(id);
    }
    return ids;
  } finally {
    await db.close();
  }
}
