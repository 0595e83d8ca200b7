import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { LimitName, RaiseRefusal } from '../model/refusal.ts';
import { countedSince, freeAgain, limits } from '../rules/limits.ts';
import { tables } from '../schema.ts';

export type Source = { readonly network: string; readonly email: string; readonly entryId: EntryId };

const columns = { network: 'sender_network', email: 'email', entry: 'entry_id' } as const satisfies Record<
  LimitName,
  string
>;

/** Why no more objections are taken from there now; null when they are. */
export async function whyFull(conn: Conn, source: Source, now: Date): Promise<RaiseRefusal | null> {
  const values = { network: source.network, email: source.email, entry: source.entryId } as const;
  for (const by of ['network', 'email', 'entry'] as const) {
    const oldest = await tables(conn)
      .selectFrom('objection')
      .select('raised_at')
      .where(sql<boolean>`${sql.ref(columns[by])} = ${values[by]}`)
      .where('raised_at', '>', countedSince(by, now))
      .orderBy('raised_at', 'desc')
      .offset(limits[by].most - 1)
      .limit(1)
      .executeTakeFirst();
    if (oldest) return { code: 'too_many', of: by, until: freeAgain(by, oldest.raised_at) };
  }
  return null;
}
