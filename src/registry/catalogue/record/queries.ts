import { type RawBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { hasPublicEvidence } from '#files/index.ts';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import { type Conn, statement } from '#platform/db.ts';
import type { Condition } from '../../condition/model.ts';
import { withCondition } from '../../condition/rules.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { Award } from '../../model/record.ts';
import type { ExternalId } from '../../model/register.ts';
import type { RecordPart } from '../../part.ts';
import { type AnsweredProblem, answeredQuery } from '../../problems/queries/problem.ts';
import { awardsQuery, externalIdsQuery } from '../../queries/register.ts';
import { tables } from '../../schema.ts';
import { type Alike, alikeAmong, alikeQuery } from '../../search/alike.ts';
import { alikeRows } from '../../search/mirror/alike.ts';
import type { FoundRecord, MessageId, Origins, ReceivedMessage, Replica, Replicas } from './model.ts';

const MOST_REPLICAS = 30;

type FoundRow = FoundRecord & { readonly conditions: readonly Pick<Condition, 'status' | 'reason' | 'since'>[] };

/** The words of title and summary as the index knows them: asked along with the record, they need no stemming at each visit. */
const lexemesOfPublic = sql<string[]>`coalesce((select tsvector_to_array(ts_filter(d.text_words, '{a,b}'))
  from search_doc d where d.innovation_id = i.id and d.is_public), '{}')`;

const recordById = statement<{ id: InnovationId }, FoundRow>((conn, { id }) =>
  tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .leftJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .select([
      'i.id',
      'i.state',
      'i.origin',
      'i.institution_id as institutionId',
      'n.name as institutionName',
      'n.region_code as regionCode',
      'i.unit_id as unitId',
      'u.name as unitName',
      'i.published_at as publishedAt',
      'v.content',
      sql<Date | null>`coalesce(v.decided_at, v.saved_at)`.as('changedAt'),
      sql<boolean>`i.working_version_id is not null`.as('inWork'),
      lexemesOfPublic.as('lexemes'),
      sql<number>`(select count(*) from innovation_version h
        where h.innovation_id = i.id and h.state in ('published', 'superseded'))`.as('versions'),
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
        where k.innovation_id = i.id and k.until is null order by k.since, k.person_id)`.as('keeperIds'),
      sql<FoundRow['conditions']>`(select coalesce(json_agg(c order by c.year desc, c.at desc, c.id desc), '[]')
        from innovation_condition c where c.innovation_id = i.id)`.as('conditions'),
    ])
    .where('i.id', '=', id),
);

/**
 * The record of this id in any state, with the text before the public, as the last check found it to live; null when there is none. Whoever calls asks
 * `state` and `whyNotReadWork` before anything is shown.
 */
export async function foundRecord(conn: Conn, id: InnovationId): Promise<FoundRecord | null> {
  const [row] = await recordById(conn, { id });
  if (!row) return null;
  const { conditions, content, ...rest } = row;
  return { ...rest, content: content && withCondition(content, conditions) };
}

/** What the record was adapted from: a record only when the public may read it. */
function originQuery(conn: Conn, id: InnovationId) {
  return tables(conn)
    .selectFrom('innovation_lineage as l')
    .leftJoin('innovation as o', (join) =>
      join.onRef('o.id', '=', 'l.origin_innovation_id').on('o.state', '=', 'published'),
    )
    .leftJoin('innovation_version as v', 'v.id', 'o.published_version_id')
    .leftJoin('institution as n', 'n.id', 'o.institution_id')
    .select([
      'o.id',
      sql<string | null>`v.content ->> 'title'`.as('title'),
      'n.name as institutionName',
      'l.origin_text as text',
      'l.adaptation',
    ])
    .where('l.innovation_id', '=', id);
}

type OriginRow = Awaited<ReturnType<ReturnType<typeof originQuery>['executeTakeFirstOrThrow']>>;

function originsOf(row: OriginRow | undefined): Origins | null {
  if (!row) return null;
  const { title, institutionName, text, adaptation } = row;
  const record = row.id && title !== null && institutionName !== null ? { id: row.id, title, institutionName } : null;
  return { record, text, adaptation };
}

type Copy = Replica & { readonly total: number; readonly regions: number };

/** Published records that were adapted from this one, oldest first, each with how many there are and from how many other regions. */
function replicasQuery(id: InnovationId, ownRegion: string | null): RawBuilder<Copy> {
  return sql<Copy>`
    with copies as (
      select i.id, v.content ->> 'title' as title, n.name as "institutionName", u.name as "unitName",
        n.region_code as "regionCode", i.published_at
      from innovation_lineage l join innovation i on i.id = l.innovation_id and i.state = 'published'
      join innovation_version v on v.id = i.published_version_id
      join institution n on n.id = i.institution_id left join unit u on u.id = i.unit_id
      where l.origin_innovation_id = ${id})
    select id, title, "institutionName", "unitName", "regionCode", (select count(*) from copies) as total,
      (select count(distinct "regionCode") from copies where "regionCode" <> coalesce(${ownRegion}::text, '')) as regions
    from copies order by published_at, id limit ${sql.lit(MOST_REPLICAS)}`;
}

function counted(copies: readonly Copy[]): Replicas {
  const [first] = copies;
  const items = copies.map(({ total: _total, regions: _regions, ...replica }) => replica);
  return { items, total: first?.total ?? 0, regions: first?.regions ?? 0 };
}

/** Published records that were adapted from this one, oldest first, and how many other regions they come from. */
export async function replicasOf(conn: Conn, id: InnovationId, ownRegion: string | null): Promise<Replicas> {
  return counted((await replicasQuery(id, ownRegion).execute(tables(conn))).rows);
}

export type Around = {
  readonly awards: readonly Award[];
  readonly externalIds: readonly ExternalId[];
  readonly origins: Origins | null;
  readonly replicas: Replicas;
  readonly problems: readonly AnsweredProblem[];
  /** Public records about the same thing, the same for every reader; without its origin and replicas. */
  readonly alike: readonly Alike[];
  /** Whether something of its evidence may be seen by everyone. */
  readonly hasEvidence: boolean;
  /** What was asked for those above the registry, in their order. */
  readonly above: readonly unknown[];
};

/** Whose surroundings are asked for. */
export type Surrounded = Pick<FoundRecord, 'id' | 'regionCode' | 'lexemes'>;

const MOST_ALIKE = 4;
/** The record itself and its relatives may be among them, and are left out. */
const MOST_ALIKE_ROWS = 16;

/** A part of a larger question: the rows of a statement as one array. */
const rowsOf = (statement: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(item), '[]') from (${statement}) as item)`;

type Asked = { id: InnovationId; ownRegion: string | null };

type Above = readonly Pick<RecordPart, 'asks'>[];

const partsWith = (conn: Conn, above: Above, { id, ownRegion }: Asked, alike: RawBuilder<Alike>) =>
  sql`select ${jsonArrayFrom(awardsQuery(conn, id))} as awards,
    ${jsonArrayFrom(externalIdsQuery(conn, id))} as "externalIds", ${jsonArrayFrom(originQuery(conn, id))} as origins,
    ${jsonArrayFrom(answeredQuery(conn, id))} as problems, ${rowsOf(replicasQuery(id, ownRegion))} as copies,
    ${rowsOf(alike)} as alike, ${hasPublicEvidence({ kind: 'innovation', id })} as "hasEvidence",
    json_build_array(${sql.join(above.map((part) => part.asks(id)))}) as above`;

/**
 * What stands around a public record on its page, and what those above have to ask of it, in one statement that each
 * connection plans once.
 */
export function around(above: Above): (conn: Conn, record: Surrounded) => Promise<Around> {
  const alone = statement<Asked, Parts>((conn, asked) =>
    partsWith(conn, above, asked, alikeQuery(asked.id, MOST_ALIKE + MOST_REPLICAS + 1)),
  );
  const withRows = statement<Asked & { rows: readonly number[] }, Parts>((conn, asked) =>
    partsWith(conn, above, asked, alikeAmong(asked.rows, asked.id)),
  );
  return async (conn, record) => {
    const asked = { id: record.id, ownRegion: record.regionCode };
    const rows = await alikeRows(conn, record.lexemes, MOST_ALIKE_ROWS);
    return surroundings(rows ? await withRows(conn, { ...asked, rows }) : await alone(conn, asked));
  };
}

/** The same where nobody above is asked. */
export const aroundRecord = around([]);

function surroundings([parts]: readonly Parts[]): Around {
  if (!parts) throw new Error('a select without from has one row');
  const { origins: found, copies, alike, ...rest } = parts;
  const [origins, replicas] = [originsOf(found[0]), counted(copies)];
  const relatives = [...replicas.items, ...(origins?.record ? [origins.record] : [])].map((it) => it.id);
  const others = alike.filter((it) => !relatives.includes(it.id)).slice(0, MOST_ALIKE);
  return { ...rest, origins, replicas, alike: others };
}

type Parts = Omit<Around, 'origins' | 'replicas'> & {
  readonly origins: readonly OriginRow[];
  readonly copies: readonly Copy[];
};

export type Contactable = {
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  /** Those keepers who can be written to. */
  readonly keeperIds: readonly PersonId[];
};

/** What the contact form and its mail say of a published record, and who keeps it; null for all that is not public. */
export async function contactableRecord(conn: Conn, id: InnovationId): Promise<Contactable | null> {
  const row = await tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .innerJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .select([
      'i.institution_id as institutionId',
      'n.name as institutionName',
      sql<string>`v.content ->> 'title'`.as('title'),
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k join person p on p.id = k.person_id
        where k.innovation_id = i.id and k.until is null and p.deactivated_at is null
          and exists (select from membership m where m.person_id = p.id and m.ended_at is null)
        order by k.since, k.person_id)`.as('keeperIds'),
    ])
    .where('i.id', '=', id)
    .where('i.state', '=', 'published')
    .executeTakeFirst();
  return row ?? null;
}

const PAGE_SIZE = 20;

/** What people wrote about the record, newest first; page from 1. */
export async function receivedMessages(
  conn: Conn,
  id: InnovationId,
  page: number,
): Promise<{ readonly items: readonly ReceivedMessage[]; readonly total: number; readonly pages: number }> {
  const items = await tables(conn)
    .selectFrom('contact_message')
    .select([
      'id',
      'purpose',
      'sender_name as name',
      'sender_email as email',
      'sender_institution as institution',
      'body',
      'created_at as createdAt',
    ])
    .where('innovation_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .execute();
  const { total } = await tables(conn)
    .selectFrom('contact_message')
    .select((it) => it.fn.countAll<number>().as('total'))
    .where('innovation_id', '=', id)
    .executeTakeFirstOrThrow();
  return { items: items.map((it) => ({ ...it, id: it.id as MessageId })), total, pages: Math.ceil(total / PAGE_SIZE) };
}

/** How many messages wait on the page of those who may read them. */
export async function countMessages(conn: Conn, id: InnovationId): Promise<number> {
  const row = await tables(conn)
    .selectFrom('contact_message')
    .select((it) => it.fn.countAll<number>().as('total'))
    .where('innovation_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.total;
}
