import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import type { InstrumentEditionId } from '../catalogue/model/edition.ts';
import type { SubjectKind } from '../catalogue/model/parts.ts';
import { editionsByIds } from '../catalogue/queries/editions.ts';
import { itemsFor, optionOf } from '../catalogue/rules/items.ts';
import type { Given } from './model/sheet.ts';
import { reckonedScores } from './queries/claimed.ts';
import { tables } from './schema.ts';

type Found = { readonly name: string; readonly id: string; readonly detail: string };

/** Who judges is not who claimed; what is handed in, judged or past its closing stays as it was; each answer is one of its edition. */
export async function sheetInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = [...(await deedsOutOfTurn(conn)), ...(await answersOfNoEdition(conn)), ...(await keptOtherwise(conn))];
  return found.map(({ name, id, detail }) => ({ name, subject: id, detail }));
}

async function deedsOutOfTurn(conn: Conn): Promise<readonly Found[]> {
  const found = await sql<Found>`
    with edition as materialized (
      select e.id, e.key, e.year, e.locked_at, (r.document -> 'period' ->> 'closes')::timestamptz as closes
        from instrument_edition e join instrument_revision r on r.edition_id = e.id and r.no = e.revision
    )
    select 'instrument.judged_by_another' as name, a.sheet_id as id, a.item || ' was judged by who claimed it' as detail
      from instrument_answer a where a.verified_by = a.claimed_by
    union all
    select 'instrument.handed_in_stays', a.sheet_id, a.item || ' was answered after it was handed in'
      from instrument_answer a join instrument_sheet s on s.id = a.sheet_id
      where s.state in ('handed_in', 'verified') and a.claimed_at > s.handed_in_at
    union all
    select 'instrument.verified_stays', a.sheet_id, a.item || ' was judged after the sheet was verified'
      from instrument_answer a join instrument_sheet s on s.id = a.sheet_id
      where s.state = 'verified' and a.verified_at > s.verified_at
    union all
    select 'instrument.closed_stays', a.sheet_id, a.item || ' was answered after the closing'
      from instrument_answer a join instrument_sheet s on s.id = a.sheet_id
        join edition e on e.id = s.edition_id
      where s.state = 'filling' and a.claimed_at >= e.closes
    union all
    select 'instrument.answered_is_locked', s.id, 'its edition is not locked' from instrument_sheet s
      join edition e on e.id = s.edition_id where e.locked_at is null
    union all
    select 'instrument.copied_from_before', s.id, 'copied from another subject or a later year' from instrument_sheet s
      join edition e on e.id = s.edition_id
      join instrument_sheet o on o.id = s.copied_from join edition b on b.id = o.edition_id
      where (o.subject_kind, o.subject_id) <> (s.subject_kind, s.subject_id) or b.key <> e.key or b.year >= e.year
    order by 1, 2, 3`.execute(tables(conn));
  return found.rows;
}

/** What is claimed or found proven, however many sheets say it; `id` is one of them. */
type Chosen = Given & {
  readonly editionId: InstrumentEditionId;
  readonly kind: SubjectKind;
  readonly item: string;
  readonly id: string;
};

/** A score is the option's of its edition, so what is claimed or found proven must be one of its item's. */
async function answersOfNoEdition(conn: Conn): Promise<readonly Found[]> {
  const { rows } = await sql<Chosen>`
    select s.edition_id as "editionId", s.subject_kind as kind, a.item, it.basis, it.option, min(a.sheet_id::text) as id
      from instrument_answer a join instrument_sheet s on s.id = a.sheet_id,
        lateral (values (a.basis, a.option), (a.verified_basis, a.verified_option)) it (basis, option)
      where it.option <> '' group by 1, 2, 3, 4, 5 order by 3, 5, 6`.execute(tables(conn));
  const editions = await editionsByIds(
    conn,
    rows.map((it) => it.editionId),
  );
  return rows.flatMap(({ editionId, kind, item, id, ...given }) => {
    const document = editions.get(editionId)?.document;
    const asked = document && itemsFor(document, kind).find((it) => it.code === item);
    if (asked && optionOf(asked, given)) return [];
    return [{ name: 'instrument.option_of_edition', id, detail: `${item} has no option ${given.option}` }];
  });
}

/** What is kept of a sheet is what its answers and papers come to. */
async function keptOtherwise(conn: Conn): Promise<readonly Found[]> {
  const sheets = await tables(conn)
    .selectFrom('instrument_claimed as c')
    .innerJoin('instrument_sheet as s', 's.id', 'c.sheet_id')
    .select(['s.id', 's.subject_kind as kind', 's.edition_id as editionId', 'c.scores'])
    .where('c.scores', 'is not', null)
    .orderBy('s.id')
    .execute();
  const editions = await editionsByIds(
    conn,
    sheets.map((it) => it.editionId),
  );
  const found: Found[] = [];
  for (const [editionId, own] of Map.groupBy(sheets, (it) => it.editionId)) {
    const edition = editions.get(editionId);
    if (!edition) continue;
    const reckoned = await reckonedScores(conn, own, edition.document);
    for (const { id, scores } of own.filter((it) => !isDeepStrictEqual(it.scores, reckoned.get(it.id))))
      found.push({ name: 'instrument.kept_as_reckoned', id, detail: `kept: ${JSON.stringify(scores)}` });
  }
  return found;
}
