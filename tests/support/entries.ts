import { type Kysely, sql } from 'kysely';
import { type EditionDocument, editionDocument } from '../../src/competition/edition/model/document.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { handOver } from '../../src/competition/entry/actions/move.ts';
import { startEntry } from '../../src/competition/entry/actions/start.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import type { InstitutionId, Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { testNow } from './people.ts';

const DAY_MS = 86_400_000;

export type Given = {
  readonly closes?: Date;
  readonly quota?: number;
  readonly eligibility?: readonly object[];
  readonly approval?: 'local_admin' | 'none';
};

/** A small edition that is open by the clock of the database, and closes in thirty days unless said. */
export function smallEdition({
  closes,
  quota,
  eligibility = [],
  approval = 'local_admin',
}: Given = {}): EditionDocument {
  const entering = {
    kind: 'entering',
    // Before the day on which tests look at pages, too.
    opens: '2026-01-01T00:00:00+07:00',
    closes: (closes ?? new Date(Date.now() + 30 * DAY_MS)).toISOString(),
    settings: { approval },
  };
  const rules = [
    { code: 'judul', kind: 'same_title', source: 'Pedoman uji' },
    { code: 'lengkap', kind: 'complete_sections', source: 'Pedoman uji' },
    { code: 'bukti', kind: 'required_evidence', source: 'Pedoman uji' },
    ...(quota === undefined ? [] : [{ code: 'kuota', kind: 'quota', most: quota, source: 'Pedoman uji' }]),
    ...eligibility,
  ];
  return editionDocument.parse({
    format: 1,
    title: 'Kompetisi Uji 2026',
    title_en: 'Trial competition 2026',
    year: 2026,
    groups: [
      { code: 'umum', name: 'Umum', name_en: 'General' },
      { code: 'khusus', name: 'Khusus', name_en: 'Special', byInvitation: true },
    ],
    categories: [],
    entrants: { kinds: ['province', 'regency', 'city'] },
    eligibility: rules,
    sections: [
      {
        code: 'ringkasan',
        name: 'Ringkasan',
        name_en: 'Summary',
        question: 'Ceritakan inovasinya.',
        words: 200,
        from: ['summary'],
      },
      {
        code: 'latar',
        name: 'Latar belakang',
        name_en: 'Background',
        words: 20,
        from: ['background', 'purpose'],
        evidence: [{ code: 'sk', kind: 'support', name: 'Surat keputusan', name_en: 'Decree', types: ['pdf'] }],
      },
      { code: 'lampiran', kind: 'evidence', name: 'Lampiran', name_en: 'Attachments', required: false },
    ],
    stages: [entering],
  });
}

/** An edition of the institution that takes entries. */
export async function plantEdition(
  db: Database,
  organiserId: InstitutionId,
  document: EditionDocument = smallEdition(),
): Promise<EditionId> {
  const id = newId<'EditionId'>();
  const by = sql`(select id from person order by id limit 1)`;
  await sql`with made as (insert into edition_revision (edition_id, no, kind, document, saved_by, saved_at)
      values (${id}, 1, 'published', ${JSON.stringify(document)}::jsonb, ${by}, now()))
    insert into edition (id, organiser_id, state, revision, published_at, created_by, created_at, updated_at)
    values (${id}, ${organiserId}, 'open', 1, now(), ${by}, now(), now())`.execute(
    db.conn as unknown as Kysely<unknown>,
  );
  return id;
}

export async function plantEntry(
  db: Database,
  who: Viewer,
  { editionId, innovationId }: { readonly editionId: EditionId; readonly innovationId: InnovationId },
): Promise<EntryId> {
  const id = newId<'EntryId'>();
  const input = { id, editionId, innovationId, group: 'umum', category: null };
  must(await db.transact((tx) => startEntry(tx, who, input, testNow)));
  return id;
}

export async function handedOver(db: Database, who: Viewer, id: EntryId): Promise<EntryId> {
  must(await db.transact((tx) => handOver(tx, who, { id })));
  return id;
}
