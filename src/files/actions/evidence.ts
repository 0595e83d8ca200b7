import { record } from '#audit/index.ts';
import { actorOf, type InstitutionId, type UnitId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { KeptFile } from '../content/keep.ts';
import {
  type EvidenceId,
  type EvidenceOwnership,
  type EvidenceRefusal,
  type FileId,
  linkAddress,
  type Paper,
  paperSchema,
} from '../model.ts';
import { mayAdd, whyNotChange } from '../rules/evidence.ts';
import { tables } from '../schema.ts';
import { claimBytes } from './bytes.ts';

export type NewEvidence = {
  readonly id: EvidenceId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly paper: Paper;
} & ({ readonly kind: 'file'; readonly file: KeptFile } | { readonly kind: 'link'; readonly url: string });

/** Puts an evidence into the locker. The same id sent twice by the same person is one evidence. */
export async function addEvidence(
  tx: Tx,
  who: Viewer,
  input: NewEvidence,
  now: Date,
): Promise<Outcome<EvidenceId, EvidenceRefusal>> {
  if (!who.person || !mayAdd(who)) return refused('not_yours');
  const paper = paperSchema.safeParse(input.paper);
  if (!paper.success) return refused('invalid');
  if (input.kind === 'link' && !linkAddress.safeParse(input.url).success) return refused('invalid');
  const before = await standing(tx, input.id);
  if (before) return before.createdBy === who.person.id ? done(input.id) : refused('id_taken');
  const fileId = input.kind === 'file' ? await nameFile(tx, who, input.file, now) : null;
  const url = input.kind === 'link' ? input.url : null;
  await tables(tx)
    .insertInto('evidence')
    .values({
      id: input.id,
      institution_id: input.institutionId,
      unit_id: input.unitId,
      kind: input.kind,
      ...columnsOf(paper.data),
      file_id: fileId,
      url,
      revision: 1,
      link_state: 'unchecked',
      link_checked_at: null,
      archived_at: null,
      created_by: who.person.id,
      created_at: now,
      updated_at: now,
    })
    .execute();
  const what = input.kind === 'file' ? { file: input.file.originalName, sha256: input.file.sha256 } : { url };
  await note(tx, who, { id: input.id, verb: 'add', after: { ...paper.data, ...what } }, now);
  if (url) await enqueue(tx, 'files.check_link', { evidenceId: input.id }, { key: `files.link:${input.id}` });
  return done(input.id);
}

/** Gives a file that lies in the storage its name, so that its bytes stay; also for what friends keep beside the locker. */
export async function nameFile(tx: Tx, who: Viewer, file: KeptFile, now: Date): Promise<FileId> {
  const id = newId<'FileId'>(now.getTime());
  await tables(tx)
    .insertInto('stored_file')
    .values({
      id,
      sha256: file.sha256,
      size: file.size,
      media_type: file.mediaType,
      original_name: file.originalName,
      storage_key: file.storageKey,
      scan_state: file.scanState,
      created_by: who.person?.id ?? null,
      created_at: now,
    })
    .execute();
  await claimBytes(tx, file.storageKey);
  return id;
}

function columnsOf(paper: Paper) {
  return {
    title: paper.title,
    number: paper.number,
    document_date: paper.documentDate,
    issuer: paper.issuer,
    page: paper.page,
    validity_year: paper.validityYear,
    note: paper.note,
    is_public: paper.isPublic,
  };
}

type Standing = EvidenceOwnership & {
  readonly archivedAt: Date | null;
  readonly revision: number;
  readonly url: string | null;
  readonly paper: Paper;
};

/** The evidence as an action holds it: its row is locked until the transaction ends. */
async function standing(tx: Tx, id: EvidenceId): Promise<Standing | null> {
  const row = await tables(tx).selectFrom('evidence').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return null;
  return {
    institutionId: row.institution_id,
    unitId: row.unit_id,
    createdBy: row.created_by,
    archivedAt: row.archived_at,
    revision: row.revision,
    url: row.url,
    paper: {
      title: row.title,
      number: row.number,
      documentDate: row.document_date,
      issuer: row.issuer,
      page: row.page,
      validityYear: row.validity_year,
      note: row.note,
      isPublic: row.is_public,
    },
  };
}

export type EvidenceEdit = {
  readonly id: EvidenceId;
  /** Revision that the writer had before the eyes. */
  readonly revision: number;
  readonly paper: Paper;
  /** The new address of a link; a file's content never changes. */
  readonly url: string | null;
};

/** Writes what is said about an evidence; a new address is looked at anew. */
export async function editEvidence(
  tx: Tx,
  who: Viewer,
  input: EvidenceEdit,
  now: Date,
): Promise<Outcome<null, EvidenceRefusal>> {
  const held = await standing(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNotChange(held, who, 'edit');
  if (forbidden) return refused(forbidden);
  const paper = paperSchema.safeParse(input.paper);
  if (!paper.success) return refused('invalid');
  const url = held.url === null ? null : input.url;
  if (held.url !== null && !linkAddress.safeParse(url).success) return refused('invalid');
  const [before, after] = [
    { ...held.paper, url: held.url },
    { ...paper.data, url },
  ];
  if (JSON.stringify(before) === JSON.stringify(after)) return done(null);
  if (held.revision !== input.revision) return refused('stale');
  const moved = url !== held.url;
  await tables(tx)
    .updateTable('evidence')
    .set({
      ...columnsOf(paper.data),
      url,
      revision: held.revision + 1,
      updated_at: now,
      ...(moved ? { link_state: 'unchecked' as const, link_checked_at: null } : {}),
    })
    .where('id', '=', input.id)
    .execute();
  await note(tx, who, { id: input.id, verb: 'edit', before, after }, now);
  if (moved) await enqueue(tx, 'files.check_link', { evidenceId: input.id }, { key: `files.link:${input.id}` });
  return done(null);
}

/** Takes an evidence out of use, or brings it back; where it was used is kept. A second press changes nothing. */
export async function setArchived(
  tx: Tx,
  who: Viewer,
  input: { readonly id: EvidenceId; readonly archived: boolean },
  now: Date,
): Promise<Outcome<null, EvidenceRefusal>> {
  const held = await standing(tx, input.id);
  if (!held) return refused('not_found');
  const verb = input.archived ? 'archive' : 'restore';
  const forbidden = whyNotChange(held, who, verb);
  if (forbidden === 'archived' || forbidden === 'not_archived') return done(null);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('evidence')
    .set({ archived_at: input.archived ? now : null, updated_at: now })
    .where('id', '=', input.id)
    .execute();
  await note(tx, who, { id: input.id, verb, after: { title: held.paper.title } }, now);
  return done(null);
}

export const evidenceVerbs = ['add', 'edit', 'archive', 'restore', 'use', 'unuse'] as const;
type Deed = {
  readonly id: EvidenceId;
  readonly verb: (typeof evidenceVerbs)[number];
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function note(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `files.evidence.${verb}`, subject: { kind: 'evidence', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}
