import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { EvidenceId, StoredFile } from '../model.ts';
import { tables } from '../schema.ts';

export type StoredContent = { readonly key: string; readonly sha256: string; readonly size: number };

/** A file of `stored_file as f`, without its id, in a query that joined it. */
export const fileColumns = [
  'f.sha256',
  'f.size',
  'f.media_type as mediaType',
  'f.original_name as originalName',
  'f.storage_key as storageKey',
  'f.scan_state as scanState',
] as const;

/** What handing a file out takes. */
export const storedFile = ['f.id', ...fileColumns] as const;

const AT_ONCE = 500;

/** Every content that a file names, once each and in the order of its key, asked for in parts. */
export async function* storedContents(conn: Conn): AsyncGenerator<StoredContent> {
  let after = '';
  for (;;) {
    const rows = await tables(conn)
      .selectFrom('stored_file')
      .select(['storage_key as key', 'sha256', 'size'])
      .distinctOn('storage_key')
      .where('storage_key', '>', after)
      .orderBy('storage_key')
      .limit(AT_ONCE)
      .execute();
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.key ?? '';
  }
}

/** Which of these keys a file names, and which bytes still wait for one. */
export async function knownKeys(
  conn: Conn,
  keys: readonly string[],
): Promise<Readonly<Record<'named' | 'waiting', ReadonlySet<string>>>> {
  if (keys.length === 0) return { named: new Set(), waiting: new Set() };
  const named = tables(conn).selectFrom('stored_file').select('storage_key').where('storage_key', 'in', keys);
  const waiting = tables(conn).selectFrom('waiting_bytes').select('storage_key').where('storage_key', 'in', keys);
  const [a, b] = await Promise.all([named.execute(), waiting.execute()]);
  return { named: new Set(a.map((row) => row.storage_key)), waiting: new Set(b.map((row) => row.storage_key)) };
}

export type ProvingFile = Pick<StoredFile, 'sha256' | 'storageKey'> & {
  readonly subjectId: string;
  readonly evidenceId: EvidenceId;
};

/** The files that prove these subjects now; the caller has asked who may read them. */
export async function filesProving(
  conn: Conn,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<readonly ProvingFile[]> {
  if (ids.length === 0) return [];
  return tables(conn)
    .selectFrom('evidence_use as u')
    .innerJoin('evidence as e', 'e.id', 'u.evidence_id')
    .innerJoin('stored_file as f', 'f.id', 'e.file_id')
    .select(['u.subject_id as subjectId', 'u.evidence_id as evidenceId', 'f.sha256', 'f.storage_key as storageKey'])
    .distinct()
    .where('u.subject_kind', '=', kind)
    .where('u.subject_id', 'in', [...ids])
    .execute();
}

export type ProvingPlace = {
  readonly subjectId: string;
  readonly place: string;
  readonly evidenceId: EvidenceId;
  readonly title: string;
};

/** The living evidence of these subjects and where it stands, oldest use first; the caller has asked who may read them. */
export async function placesProven(
  conn: Conn,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<readonly ProvingPlace[]> {
  if (ids.length === 0) return [];
  return tables(conn)
    .selectFrom('evidence_use as u')
    .innerJoin('evidence as e', 'e.id', 'u.evidence_id')
    .select(['u.subject_id as subjectId', 'u.place', 'u.evidence_id as evidenceId', 'e.title'])
    .where('u.subject_kind', '=', kind)
    .where('u.subject_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('e.archived_at', 'is', null)
    .orderBy('u.added_at')
    .orderBy('u.evidence_id')
    .execute();
}
