import { sql } from 'kysely';
import { type Conn, statement } from '#platform/db.ts';
import { findDocs, type Index, type Marker, markerOf, type Queries } from '#registry/index.ts';
import type { RecordId } from '../../harvest/model.ts';
import { networkShelf } from '../../harvest/shelf.ts';
import type { NetworkHit } from '../model.ts';
import { paths } from '../paths.ts';

/** Longer texts are searched whole, but snippets are cut from their beginning. */
const SNIPPED = 8000;
const SNIPPET_LENGTH = 260;

type Row = Omit<NetworkHit, 'snippet' | 'href' | 'id'> & {
  readonly id: RecordId;
  readonly place: number | null;
  readonly stamp: number;
  readonly forms: readonly string[] | null;
  readonly text: string | null;
};
type Given = { ids: readonly number[]; lexemes: readonly string[]; length: number };

/** The texts of these docs in their order, beside the stamp of the index at that moment; one row without a record when none is there. */
const rowsAt = statement<Given, Row>(
  (_conn, { ids, lexemes, length }) => sql<Row>`
    select (select sum(changes) from network_change)::bigint as stamp,
      case when hit.place is null or hit.place = 1 then
        array(select w.word from network_word w where w.lexeme = any(${lexemes}::text[])) end as forms,
      hit.* from (select) as one left join lateral (
        select picked.place, d.record_id as id, d.title,
          case when ${length}::integer <= ${sql.lit(SNIPPET_LENGTH)} then left(d.summary, ${length}::integer)
            when octet_length(d.summary) + octet_length(d.body) < ${length}::integer then d.summary || ' ' || d.body
            else left(d.summary || ' ' || d.body, ${length}::integer) end as text,
          d.institution, d.unit, d.region_code as "regionCode", d.cell, d.affair_bits as "affairBits",
          d.award_label as "awardLabel", d.hub, p.name as "hubName"
        from unnest(${ids}::bigint[]) with ordinality as picked (id, place) join network_record d on d.id = picked.id
        left join network_peer p on p.id = d.peer_id) as hit on true
    order by hit.place`,
);

async function read(conn: Conn, ids: readonly number[], queries: Queries | null) {
  const length = queries ? SNIPPED : SNIPPET_LENGTH;
  const rows = await rowsAt(conn, { ids, lexemes: queries?.lexemes ?? [], length });
  const marker = queries ? markerOf(new Set([...(rows[0]?.forms ?? []), ...queries.lexemes])) : null;
  const hits = rows.filter((row) => row.text !== null).map((row) => hitOf(row, marker));
  return { hits, stamp: rows[0]?.stamp ?? 0 };
}

function hitOf(given: Row, marker: Marker | null): NetworkHit {
  const { stamp: _stamp, forms: _forms, place: _place, text, title, ...row } = given;
  const href = paths.record.to(row.id);
  if (!marker) return { ...row, href, title, snippet: text ?? '' };
  return { ...row, href, title: marker.whole(title), snippet: marker.snippet(text?.trimEnd() ?? '') };
}

/** Records of all hubs, ours among them, as the registry's search goes over them. */
export const networkIndex: Index<NetworkHit> = {
  shelf: networkShelf,
  read,
  find: async (conn, scope, question) => (await read(conn, await findDocs(conn, scope, question), scope.queries)).hits,
};
