import { sql } from 'kysely';
import { evidenceOfMany, type UsedEvidence } from '#files/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Answer, Proof, SheetId } from '../model/sheet.ts';
import { yearsOf } from '../rules/evidence.ts';
import { tables } from '../schema.ts';

function answers(conn: Conn) {
  return tables(conn)
    .selectFrom('instrument_answer as a')
    .leftJoin('person as c', 'c.id', 'a.claimed_by')
    .leftJoin('person as v', 'v.id', 'a.verified_by')
    .select([
      'a.sheet_id as sheetId',
      'a.item',
      'a.basis',
      'a.option',
      'a.note',
      'a.claimed_by as claimedBy',
      'c.name as claimedByName',
      'a.claimed_at as claimedAt',
      'a.origin',
      'a.confirmed',
      'a.verified_basis as verifiedBasis',
      'a.verified_option as verifiedOption',
      'a.verifier_note as verifierNote',
      'a.verified_by as verifiedBy',
      'v.name as verifiedByName',
      'a.verified_at as verifiedAt',
      'a.revision',
    ]);
}

type Row = Omit<Answer, 'verified'> & { readonly verifiedBasis: string; readonly verifiedOption: string | null };

const parsed = ({ verifiedBasis, verifiedOption, ...row }: Row): Answer => ({
  ...row,
  verified: verifiedOption === null ? null : { basis: verifiedBasis, option: verifiedOption },
});

/** The answers of many sheets at once. */
export async function answersOf(conn: Conn, ids: readonly SheetId[]): Promise<ReadonlyMap<SheetId, readonly Answer[]>> {
  if (ids.length === 0) return new Map();
  const rows = await answers(conn)
    .where('a.sheet_id', '=', sql<SheetId>`any(${ids}::uuid[])`)
    .orderBy('a.item')
    .execute();
  return grouped(rows.map(parsed), (it) => it.sheetId);
}

/** One answer; null while nothing was ever said. */
export async function answerOf(conn: Conn, id: SheetId, item: string): Promise<Answer | null> {
  const row = await answers(conn).where('a.sheet_id', '=', id).where('a.item', '=', item).executeTakeFirst();
  return row ? parsed(row) : null;
}

/** The kind under which files knows sheets. */
export const SHEET_SUBJECT = 'instrument_sheet';

/** The evidence of many sheets, by sheet, then by item. */
export async function proofsOf(
  conn: Conn,
  ids: readonly SheetId[],
): Promise<ReadonlyMap<SheetId, ReadonlyMap<string, readonly Proof[]>>> {
  const all = await evidenceOfMany(conn, { kind: SHEET_SUBJECT, ids });
  const bySheet = grouped(all, (it) => it.subjectId as SheetId);
  return new Map(
    [...bySheet].map(([id, own]) => [
      id,
      new Map([...grouped(own, (it) => it.place)].map(([item, some]) => [item, some.map(proofOf)])),
    ]),
  );
}

const proofOf = (it: UsedEvidence): Proof => ({
  id: it.id,
  title: it.title,
  kind: it.kind,
  years: yearsOf(it),
  isArchived: it.archivedAt !== null,
});

function grouped<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const found = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const some = found.get(key);
    if (some) some.push(row);
    else found.set(key, [row]);
  }
  return found;
}
