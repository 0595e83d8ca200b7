import { draftBatch } from '../../src/competition/certificate/actions/draft.ts';
import { orderFiles } from '../../src/competition/certificate/actions/files.ts';
import { type Issue, type Issued, issueCertificates } from '../../src/competition/certificate/actions/issue.ts';
import { makeFiles } from '../../src/competition/certificate/actions/make.ts';
import {
  type CertificateBatchId,
  type CertificateId,
  noHolder,
  type Recipient,
  type Signing,
} from '../../src/competition/certificate/model.ts';
import type { ToMake } from '../../src/competition/certificate/queries/files.ts';
import { namedSubject } from '../../src/competition/certificate/rules/subject.ts';
import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { datedPreset } from './editions.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

export const signing: Signing = {
  lang: 'id',
  place: 'Medan',
  date: '2026-03-02',
  signerName: 'Arief Sudarto Trinugroho',
  signerOffice: 'Sekretaris Daerah Provinsi Sumatera Utara',
};

/** An edition that the viewer's institution organises; it keeps no outcome back unless said. */
export async function plantEdition(
  db: Database,
  who: Viewer,
  title = 'Kompetisi Inovasi Pelayanan Publik Sumatera Utara',
  embargo = false,
): Promise<EditionId> {
  const preset = datedPreset('regency-starter');
  const document = { ...preset, title, privacy: { ...preset.privacy, embargo } };
  const input = { id: newId<'EditionId'>(), document };
  return db.transact(async (tx) => must(await beginEdition(tx, who, input, testNow)));
}

/** A recipient of whom only the name and what is told besides is known. */
export function recipient(name: string, more: Partial<Recipient> = {}): Recipient {
  const text = { name, unit: '', institution: '', award: '', entryTitle: '', ...more };
  const { subject, holder, ...words } = text;
  return { ...words, subject: subject ?? namedSubject(words), holder: holder ?? noHolder };
}

export async function plantCertificates(
  db: Database,
  who: Viewer,
  { recipients, ...given }: Partial<Issue> & Pick<Issue, 'editionId' | 'recipients'>,
  now = testNow,
): Promise<Issued & { readonly ids: readonly CertificateId[] }> {
  const issue: Issue = { kind: 'participation', signing, visibleFrom: null, ...given, recipients };
  const issued = await db.transact(async (tx) => must(await issueCertificates(tx, who, issue, now)));
  const rows = await db.pool.query<{ id: CertificateId }>(
    'select id from certificate where batch_id = $1 order by no',
    [issued.batchId],
  );
  return { ...issued, ids: rows.rows.map(({ id }) => id) };
}

/** What a path of certificates leads to: an edition of the province, a list or a batch of it, its files, a certificate of the unit's. */
export async function plantCertificateTarget(stage: Stage, path: string): Promise<string> {
  const { db } = stage.database;
  const who = stage.people.hub_admin;
  const editionId = await plantEdition(db, who);
  if (path.startsWith('/kelola/sertifikat/edisi/')) return editionId;
  const words = recipient('Penerima uji');
  if (/\/(?:contoh\.pdf|terbitkan|buang|daftar\/:id\/:berkas.*)$/.test(path)) {
    const draft = { id: newId<'CertificateBatchId'>(), editionId, kind: 'juror', signing, visibleFrom: null } as const;
    return db.transact(async (tx) =>
      must(await draftBatch(tx, who, { ...draft, recipients: [words], fileName: '' }, testNow)),
    );
  }
  const holder = { personId: null, unitId: stage.places.unit, institutionId: stage.places.toba };
  const { batchId, ids } = await plantCertificates(db, who, { editionId, recipients: [{ ...words, holder }] });
  if (path.startsWith('/kelola/sertifikat/daftar/')) return batchId ?? '';
  if (!path.startsWith('/kelola/sertifikat/berkas/')) return ids[0] ?? '';
  const order = { id: newId<'CertificateFileId'>(), batchId: batchId as CertificateBatchId, form: 'single' } as const;
  const file = await db.transact(async (tx) => must(await orderFiles(tx, who, order, testNow)));
  if (path.endsWith('.zip'))
    await makeFiles(
      db,
      file,
      async (some) => some.map(asText),
      () => testNow,
    );
  return file;
}

/** A certificate «set» without Typst. */
export const asText = ({ no, content }: ToMake) => ({
  no,
  name: `${no}.pdf`,
  bytes: new TextEncoder().encode(content.name),
});

/** The code of a certificate that everybody may verify. */
export async function plantCode(stage: Stage): Promise<string> {
  const id = await plantCertificateTarget(stage, '/kelola/sertifikat/:id');
  const found = await stage.database.db.pool.query<{ code: string }>('select code from certificate where id = $1', [
    id,
  ]);
  return found.rows[0]?.code ?? '';
}
