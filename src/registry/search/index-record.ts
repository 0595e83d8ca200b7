import { type Expression, sql } from 'kysely';
import { mergeInRoom } from '#platform/bulk.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import { keepCounted } from './counted.ts';
import { type Doc, innovationDoc, problemDoc } from './doc.ts';
import { tables } from './schema.ts';
import { ownShelf, type Shelf } from './shelf.ts';
import { innovationSources, problemSources } from './source.ts';

const CHUNK = 500;
/** From so many on it is worth a statement more. */
const MANY = 100;

/** Writes anew what can be found of one innovation; call it in the transaction of every change to the record. */
export async function reindexInnovation(tx: Tx, id: InnovationId): Promise<void> {
  await reindexMany(tx, [id]);
}

/** The same for many, set-based: 10,000 records take seconds. */
export async function reindexMany(tx: Tx, ids: readonly InnovationId[]): Promise<void> {
  let newWords = false;
  if (ids.length >= MANY) await mergeInRoom(tx);
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    const sources = await innovationSources(tx, chunk);
    newWords = (await replace(tx, 'innovation_id', chunk, sources.map(innovationDoc))) || newWords;
    await keepCounted(tx, chunk);
  }
  if (newWords) await enqueue(tx, 'registry.search_words', {});
}

/** Takes records out of the index that are deleted in the same transaction. */
export async function forgetMany(tx: Tx, ids: readonly InnovationId[]): Promise<void> {
  const gone = await tables(tx)
    .deleteFrom('search_doc')
    .where('innovation_id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .returning('id')
    .execute();
  if (gone.length > 0) await noteChange(tx);
}

/** Writes anew what can be found of one problem; call it in the transaction of every change to it. */
export async function reindexProblem(tx: Tx, id: ProblemId): Promise<void> {
  await reindexProblems(tx, [id]);
}

export async function reindexProblems(tx: Tx, ids: readonly ProblemId[]): Promise<void> {
  let newWords = false;
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    const sources = await problemSources(tx, chunk);
    newWords = (await replace(tx, 'problem_id', chunk, sources.map(problemDoc))) || newWords;
  }
  if (newWords) await enqueue(tx, 'registry.search_words', {});
}

type SubjectColumn = 'innovation_id' | 'problem_id';

/** Makes the rows of these subjects be exactly the docs; answers whether a public text came or changed. */
async function replace(tx: Tx, column: SubjectColumn, ids: readonly string[], docs: readonly Doc[]): Promise<boolean> {
  const kept = await digests(tx, column, ids);
  const keyOf = (subject: string | null, isPublic: boolean) => `${subject}:${isPublic}`;
  const known = new Map(kept.map((row) => [keyOf(row[column], row.is_public), row]));
  const wanted = new Set(docs.map((doc) => keyOf(doc[column], doc.is_public)));
  const gone = kept.filter((row) => !wanted.has(keyOf(row[column], row.is_public))).map((row) => row.id);
  const changed = docs.filter((doc) => known.get(keyOf(doc[column], doc.is_public))?.digest !== doc.digest);
  if (gone.length > 0) await tables(tx).deleteFrom('search_doc').where('id', 'in', gone).execute();
  if (changed.length > 0) await write(tx, column, changed);
  if (gone.length + changed.length > 0) await noteChange(tx);
  return changed.some((doc) => doc.is_public);
}

function digests(tx: Tx, column: SubjectColumn, ids: readonly string[]) {
  return tables(tx)
    .selectFrom('search_doc')
    .select(['id', 'innovation_id', 'problem_id', 'is_public', 'digest'])
    .where(sql<string>`${sql.ref(column)}`, '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** Columns that are taken over from the doc as they are. */
const plain = [
  'kind',
  'innovation_id',
  'problem_id',
  'is_public',
  'state',
  'institution_id',
  'unit_id',
  'region_code',
  'province_code',
  'cell',
  'affair_bits',
  'sdg_bits',
  'has_award',
  'award_tops',
  'award_years',
  'award_year',
  'award_label',
  'moved_at',
  'title',
  'summary',
  'body',
  'title_key',
  'bands',
  'digest',
] as const satisfies readonly (keyof Doc)[];

async function write(tx: Tx, column: SubjectColumn, docs: readonly Doc[]): Promise<void> {
  const list = (names: readonly string[]): Expression<unknown> => sql.join(names.map((name) => sql.ref(name)));
  const overwrite = [...plain, 'title_words', 'text_words'].map(
    (name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`,
  );
  const vector = (text: string) => sql`to_tsvector('indonesian', ${sql.ref(text)})`;
  await sql`
    with written as (
      insert into search_doc (${list(plain)}, title_words, text_words)
      select ${list(plain)}, v.title_words,
        setweight(v.title_words, 'A') || setweight(${vector('summary_text')}, 'B') || ${vector('body_text')}
      from jsonb_to_recordset(${JSON.stringify(docs)}::jsonb) as doc (
        kind text, innovation_id uuid, problem_id uuid, is_public boolean, state text, institution_id uuid,
        unit_id uuid, region_code text, province_code text, cell integer, affair_bits bigint, sdg_bits integer,
        has_award boolean, award_tops integer[], award_years integer[], award_year integer, award_label text,
        moved_at timestamptz,
        title text, summary text, body text, title_key text, bands integer[], digest text, title_text text,
        summary_text text, body_text text)
      cross join lateral (select ${vector('title_text')} as title_words offset 0) v
      on conflict (${sql.ref(column)}, is_public) where ${sql.ref(column)} is not null
      do update set ${sql.join(overwrite)}, written_xid = pg_current_xact_id()
      returning id, is_public)
    insert into search_word_waiting (doc_id) select id from written where is_public
    on conflict do nothing`.execute(tables(tx));
}

/** Tells those who keep results that the index changed; takes the first slot that no other writer holds. */
export async function noteChange(tx: Tx, { change }: Shelf = ownShelf): Promise<void> {
  const table = sql.table(change);
  const free = sql`select slot from ${table} order by slot limit 1 for update skip locked`;
  const noted = await sql`update ${table} set changes = changes + 1 where slot = (${free})`.execute(tables(tx));
  if (noted.numAffectedRows !== 0n) return;
  await sql`insert into ${table} (slot, changes) select max(slot) + 1, 1 from ${table}`.execute(tables(tx));
}
