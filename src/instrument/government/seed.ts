import type { SeedContext } from '#platform/capability.ts';
import { tables } from './schema.ts';
import { shippedEditions } from './shipped.ts';

/** The shipped editions of the index, each once; what the office has made of one stays. */
export async function seedIndexEditions({ db, now }: SeedContext): Promise<void> {
  const rows = shippedEditions.map((it) => ({
    year: it.year,
    no: 1,
    document: JSON.stringify(it),
    saved_by: null,
    saved_at: now,
  }));
  await db.transact(async (tx) => {
    await tables(tx)
      .insertInto('index_edition')
      .values(rows.map((it) => ({ ...it, reason: '' })))
      .onConflict((it) => it.columns(['year', 'no']).doNothing())
      .execute();
  });
}
