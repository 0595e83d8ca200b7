import { sql } from 'kysely';
import { type Conn, statement } from '#platform/db.ts';
import { type Marker, markerOf } from '../marks.ts';
import { type HitRow, SNIPPED, SNIPPET_LENGTH } from '../page.ts';
import type { Queries } from '../query-text.ts';

type Row = Omit<HitRow, 'snippet'> & {
  readonly place: number | null;
  readonly stamp: number;
  /** Words as people write them that have the lexemes looked for; in the first row alone. */
  readonly forms: readonly string[] | null;
  readonly text: string | null;
};

type Given = { ids: readonly number[]; lexemes: readonly string[]; length: number };

/** The texts of these rows in their order, beside the stamp of the index at that moment; one row without a record when none is there. */
const rowsAt = statement<Given, Row>(
  (_conn, { ids, lexemes, length }) => sql<Row>`
    select (select sum(changes) from search_change)::bigint as stamp,
      case when hit.place is null or hit.place = 1 then
        array(select w.word from search_word w where w.lexeme = any(${lexemes}::text[])) end as forms,
      hit.* from (select) as one left join lateral (
        select picked.place, d.innovation_id as id, d.state, d.is_public as "isPublic", d.title,
          case when ${length}::integer <= ${sql.lit(SNIPPET_LENGTH)} then left(d.summary, ${length}::integer)
            when octet_length(d.summary) + octet_length(d.body) < ${length}::integer then d.summary || ' ' || d.body
            else left(d.summary || ' ' || d.body, ${length}::integer) end as text,
          i.name as "institutionName", u.name as "unitName", d.region_code as "regionCode", r.name as "regionName",
          d.cell, d.affair_bits as "affairBits", d.award_label as "awardLabel", d.moved_at as "movedAt"
        from unnest(${ids}::bigint[]) with ordinality as picked (id, place) join search_doc d on d.id = picked.id
        left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id
        left join region r on r.code = d.region_code) as hit on true
    order by hit.place`,
);

export async function hitsOf(
  conn: Conn,
  ids: readonly number[],
  queries: Queries | null,
): Promise<{ readonly hits: readonly HitRow[]; readonly stamp: number }> {
  const length = queries ? SNIPPED : SNIPPET_LENGTH;
  const rows = await rowsAt(conn, { ids, lexemes: queries?.lexemes ?? [], length });
  const [first] = rows;
  if (!first) throw new Error('the stamp has a row');
  const marker = queries ? markerOf(new Set([...(first.forms ?? []), ...queries.lexemes])) : null;
  const hits = rows.filter((row) => row.text !== null).map((row) => hitOf(row, marker));
  return { hits, stamp: first.stamp };
}

function hitOf(given: Row, marker: Marker | null): HitRow {
  const { stamp: _stamp, forms: _forms, place: _place, text, title, ...row } = given;
  if (!marker) return { ...row, title, snippet: text ?? '' };
  return { ...row, title: marker.whole(title), snippet: marker.snippet(text?.trimEnd() ?? '') };
}
