import { sql } from 'kysely';
import { type PlacedProof, placedProofs } from '#files/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { itemsFor } from '../../catalogue/rules/items.ts';
import type { Given, Proof, Sheet, SheetId } from '../model/sheet.ts';
import { askedItems } from '../rules/asked.ts';
import { yearsOf } from '../rules/evidence.ts';
import { provenScore } from '../rules/score.ts';
import { tables } from '../schema.ts';
import { SHEET_SUBJECT } from './answers.ts';

type Proving = Pick<Proof, 'kind' | 'years' | 'isArchived'>;

/** The scores of the items of many sheets as they are claimed, items that earn nothing left out; what else is known of an answer is not read. */
export async function claimedScores(
  conn: Conn,
  sheets: readonly Pick<Sheet, 'id' | 'kind'>[],
  document: InstrumentDocument,
): Promise<ReadonlyMap<SheetId, ReadonlyMap<string, number>>> {
  const ids = sheets.map((it) => it.id);
  const answers = await claimedAnswers(conn, ids);
  const proofs = await placedProofs(conn, { kind: SHEET_SUBJECT, ids });
  const found = sheets.map(({ id, kind }) => {
    const own = new Map((answers.get(id) ?? []).map(([item, basis, option]) => [item, { basis, option }]));
    const papers = provingOf(proofs.get(id) ?? []);
    const asked = askedItems(document, kind, own);
    const items = itemsFor(document, kind).filter((it) => asked.has(it.code));
    return [id, scoresOf(items, own, { papers, year: document.year })] as const;
  });
  return new Map(found);
}

function scoresOf(
  items: readonly InstrumentItem[],
  answers: ReadonlyMap<string, Given>,
  { papers, year }: { readonly papers: ReadonlyMap<string, readonly Proving[]>; readonly year: number },
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const item of items) {
    const given = answers.get(item.code);
    const score = given ? provenScore(item, given, { proofs: papers.get(item.code) ?? [], year }) : 0;
    if (score !== 0) scores.set(item.code, score);
  }
  return scores;
}

function provingOf(proofs: readonly PlacedProof[]): ReadonlyMap<string, readonly Proving[]> {
  const papers = new Map<string, Proving[]>();
  for (const [place, kind, documentDate, validityYear, isArchived] of proofs) {
    const proof = { kind, years: yearsOf({ documentDate, validityYear }), isArchived };
    const own = papers.get(place);
    if (own) own.push(proof);
    else papers.set(place, [proof]);
  }
  return papers;
}

type Said = readonly [item: string, basis: string, option: string];

/** What `claimedOf` lets count, a row for each sheet. */
async function claimedAnswers(conn: Conn, ids: readonly SheetId[]): Promise<ReadonlyMap<SheetId, readonly Said[]>> {
  const found = await sql<{ id: SheetId; said: readonly Said[] }>`
    select sheet_id as id, json_agg(json_build_array(item, basis, option)) as said from instrument_answer
    where sheet_id = any(${ids}::uuid[]) and option <> '' and confirmed group by sheet_id`.execute(tables(conn));
  return new Map(found.rows.map((it) => [it.id, it.said]));
}
