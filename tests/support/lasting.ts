import { keepFile, lookAt } from '../../src/files/content/keep.ts';
import type { EvidenceId } from '../../src/files/index.ts';
import type { Viewer } from '../../src/identity/index.ts';
import { addRecord } from '../../src/institutionalisation/lasting/actions/claim.ts';
import { decideRecord } from '../../src/institutionalisation/lasting/actions/decide.ts';
import { attachNewDocument } from '../../src/institutionalisation/lasting/actions/documents.ts';
import { type LastingContent, lastingContent } from '../../src/institutionalisation/lasting/model/content.ts';
import type { LastingRecordId } from '../../src/institutionalisation/lasting/model/record.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { paperBytes, plainPaper } from './evidence.ts';
import { testConfig, testNow } from './people.ts';

/** Plausible content of each dimension that is planted, for the year of the tests. */
export const planted = {
  policy: lastingContent.parse({
    ...{ dimension: 'policy', kind: 'perkada', number: '12 Tahun 2024', date: '2024-03-01' },
    ...{ title: 'Layanan belajar', issuer: 'Bupati' },
  }),
  budget: lastingContent.parse({
    ...{ dimension: 'budget', year: 2026, document: 'dpa', programme: 'Program pendidikan', granted: 150_000_000 },
  }),
  performance: lastingContent.parse({
    ...{ dimension: 'performance', year: 2026, document: 'agreement', official: 'Budi', position: 'Kepala Dinas' },
    ...{ indicator: 'Anak terlayani', unit: 'orang', better: 'higher', target: 100 },
  }),
} as const satisfies Record<string, LastingContent>;

type Desk = { readonly db: Database };
type Claiming = { readonly innovationId: InnovationId; readonly content?: LastingContent };

/** A record of lasting that somebody claims. */
export async function plantClaim({ db }: Desk, who: Viewer, claiming: Claiming): Promise<LastingRecordId> {
  const { innovationId, content = planted.policy } = claiming;
  const claim = { id: newId<'LastingRecordId'>(), innovationId, content };
  return must(await db.transact((tx) => addRecord(tx, who, claim, testNow)));
}

type Documenting = { readonly id: LastingRecordId; readonly documentDate?: string | null; readonly isPublic?: boolean };

/** A paper of the locker, attached to it. */
export async function plantDocument({ db }: Desk, who: Viewer, documenting: Documenting): Promise<EvidenceId> {
  const { id, documentDate = '2026-01-15', isPublic = false } = documenting;
  const keeping = { config: testConfig, db, now: testNow };
  const file = await keepFile(keeping, must(await lookAt(testConfig, { bytes: paperBytes, name: 'dokumen.pdf' })));
  const acting = who.acting;
  if (!acting) throw new Error('who attaches acts for an institution');
  const evidence = {
    ...{ id: newId<'EvidenceId'>(), institutionId: acting.institutionId, unitId: acting.unitId },
    ...{ kind: 'file' as const, file, paper: { ...plainPaper, documentDate, isPublic } },
  };
  must(await db.transact((tx) => attachNewDocument(tx, who, { id, evidence }, testNow)));
  return evidence.id;
}

/** Claimed by one, with a paper, and verified by another. */
export async function plantVerified(
  desk: Desk,
  { writer, admin }: { readonly writer: Viewer; readonly admin: Viewer },
  claiming: Claiming,
): Promise<LastingRecordId> {
  const id = await plantClaim(desk, writer, claiming);
  await plantDocument(desk, writer, { id, isPublic: true });
  const decision = { id, revision: 1, verdict: 'verify', note: '' } as const;
  return must(await desk.db.transact((tx) => decideRecord(tx, admin, decision, testNow)));
}
