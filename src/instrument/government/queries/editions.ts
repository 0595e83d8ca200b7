import { sql } from 'kysely';
import type { Conn, Tx } from '#platform/db.ts';
import { type IndexEdition, indexEditionSchema } from '../model/edition.ts';
import { tables } from '../schema.ts';

/** An edition of the index as it holds now. */
export type HeldEdition = {
  readonly no: number;
  readonly edition: IndexEdition;
  readonly reason: string;
  /** Null: as it was shipped. */
  readonly savedByName: string | null;
  readonly savedAt: Date;
};

function newest(conn: Conn) {
  return tables(conn)
    .selectFrom('index_edition as e')
    .leftJoin('person as p', 'p.id', 'e.saved_by')
    .distinctOn('e.year')
    .select(['e.no', 'e.document', 'e.reason', 'p.name as savedByName', 'e.saved_at as savedAt'])
    .orderBy('e.year', 'desc')
    .orderBy('e.no', 'desc');
}

type Row = Omit<HeldEdition, 'edition'> & { readonly document: unknown };
const parsed = ({ document, ...row }: Row): HeldEdition => ({ ...row, edition: indexEditionSchema.parse(document) });

/** Every edition, the newest year first. */
export async function indexEditions(conn: Conn): Promise<readonly HeldEdition[]> {
  return (await newest(conn).execute()).map(parsed);
}

export async function indexEdition(conn: Conn, year: number): Promise<HeldEdition | null> {
  const row = await newest(conn).where('e.year', '=', year).executeTakeFirst();
  return row ? parsed(row) : null;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function holdIndexEdition(tx: Tx, year: number): Promise<HeldEdition | null> {
  await sql`select pg_advisory_xact_lock(hashtext('index_edition'), ${year})`.execute(tables(tx));
  return indexEdition(tx, year);
}

export type EditionRevision = Pick<HeldEdition, 'no' | 'reason' | 'savedByName' | 'savedAt'>;

/** What was done to an edition, the newest first. */
export async function revisionsOf(conn: Conn, year: number): Promise<readonly EditionRevision[]> {
  return tables(conn)
    .selectFrom('index_edition as e')
    .leftJoin('person as p', 'p.id', 'e.saved_by')
    .select(['e.no', 'e.reason', 'p.name as savedByName', 'e.saved_at as savedAt'])
    .where('e.year', '=', year)
    .orderBy('e.no', 'desc')
    .execute();
}
