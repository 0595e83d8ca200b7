import { sql } from 'kysely';
import { type PlacedProof, placedProofs } from '#files/index.ts';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { InstrumentEdition, InstrumentEditionId } from '../../catalogue/model/edition.ts';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { itemsFor } from '../../catalogue/rules/items.ts';
import type { Given, Proof, Scores, Sheet, SheetId } from '../model/sheet.ts';
import { askedItems } from '../rules/asked.ts';
import { yearsOf } from '../rules/evidence.ts';
import { provenScore } from '../rules/score.ts';
import { tables } from '../schema.ts';
import { SHEET_SUBJECT } from './answers.ts';

type Proving = Pick<Proof, 'kind' | 'years' | 'isArchived'>;

type Claiming = Pick<Sheet, 'id' | 'kind'>;

/** A sheet with what it earns as it is claimed. */
export type ClaimedSheet = Pick<Sheet, 'id' | 'kind' | 'subjectId'> & { readonly scores: Scores };

/** The sheets of these institutions and of their innovations in the edition: those that are kept, and the others reckoned now. */
export async function claimedSheets(
  conn: Conn,
  { id: editionId, document }: Pick<InstrumentEdition, 'id' | 'document'>,
  institutionIds: readonly InstitutionId[],
): Promise<readonly ClaimedSheet[]> {
  const sheets = await tables(conn)
    .selectFrom('instrument_sheet as s')
    .leftJoin('instrument_claimed as c', 'c.sheet_id', 's.id')
    .select(['s.id', 's.subject_kind as kind', 's.subject_id as subjectId', 'c.scores'])
    .where('s.edition_id', '=', editionId)
    .where('s.institution_id', '=', sql<InstitutionId>`any(${institutionIds}::uuid[])`)
    .execute();
  const stale = sheets.filter((it) => it.scores === null);
  const reckoned = stale.length === 0 ? null : await reckonedScores(conn, stale, document);
  return sheets.map((it) => ({ ...it, scores: it.scores ?? reckoned?.get(it.id) ?? {} }));
}

/** A sheet whose scores are to be reckoned, and how often it had changed when that was read. */
export type StaleSheet = Claiming & { readonly editionId: InstrumentEditionId; readonly changed: number };

/** Some of the sheets of which something changed since they were reckoned, from after this one on, by their ids. */
export async function staleSheets(conn: Conn, after: SheetId | null, most: number): Promise<readonly StaleSheet[]> {
  let query = tables(conn)
    .selectFrom('instrument_claimed as c')
    .innerJoin('instrument_sheet as s', 's.id', 'c.sheet_id')
    .select(['s.id', 's.subject_kind as kind', 's.edition_id as editionId', 'c.changed'])
    .where('c.scores', 'is', null)
    .orderBy('c.sheet_id')
    .limit(most);
  if (after) query = query.where('c.sheet_id', '>', after);
  return query.execute();
}

/** The scores by the answers and papers themselves; what else is known of an answer is not read. */
export async function reckonedScores(
  conn: Conn,
  sheets: readonly Claiming[],
  document: InstrumentDocument,
): Promise<ReadonlyMap<SheetId, Scores>> {
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
): Scores {
  const scores: Record<string, number> = {};
  for (const item of items) {
    const given = answers.get(item.code);
    const score = given ? provenScore(item, given, { proofs: papers.get(item.code) ?? [], year }) : 0;
    if (score !== 0) scores[item.code] = score;
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
