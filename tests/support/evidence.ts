import { addEvidence, editEvidence, setArchived } from '../../src/files/actions/evidence.ts';
import { useEvidence } from '../../src/files/actions/use.ts';
import { keepFile, lookAt } from '../../src/files/content/keep.ts';
import type { EvidenceId } from '../../src/files/index.ts';
import type { InstitutionId, UnitId, Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testConfig, testNow } from './people.ts';
import type { Stage } from './stage.ts';

/** The smallest paper that is one by its content. */
export const paperBytes: Uint8Array<ArrayBuffer> = new TextEncoder().encode(
  '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

export const plainPaper = {
  title: 'Surat keputusan uji',
  number: 'SK/1/2026',
  documentDate: '2026-01-15',
  issuer: 'Bupati Toba',
  page: '3',
  validityYear: null as number | null,
  note: '',
  isPublic: false,
};

export type Planting = {
  readonly title?: string;
  readonly isPublic?: boolean;
  readonly archived?: boolean;
  readonly validityYear?: number;
  /** Id of an innovation. */
  readonly usedBy?: string;
  /** A file of another content than the paper. */
  readonly content?: { readonly bytes: Uint8Array; readonly name: string };
  /** Another unit than that of Toba. */
  readonly by?: { readonly who: Viewer; readonly institutionId: InstitutionId; readonly unitId: UnitId };
};

/** A file of a unit, put into the locker by its innovator. */
export async function plantEvidence(stage: Stage, given: Planting = {}): Promise<EvidenceId> {
  const { db } = stage.database;
  const ofToba = { who: stage.people.innovator, institutionId: stage.places.toba, unitId: stage.places.unit };
  const { usedBy, archived, content = { bytes: paperBytes, name: 'sk.pdf' }, by = ofToba, ...said } = given;
  const { who: innovator, ...place } = by;
  const keeping = { config: testConfig, db, now: testNow };
  const file = await keepFile(keeping, must(await lookAt(testConfig, content)));
  const id = newId<'EvidenceId'>();
  const evidence = { id, ...place, kind: 'file' as const, file, paper: { ...plainPaper, ...said } };
  await db.transact(async (tx) => {
    must(await addEvidence(tx, innovator, evidence, testNow));
    const use = { evidenceId: id, subject: { kind: 'innovation', id: usedBy ?? '' }, place: 'section:summary' };
    if (usedBy) must(await useEvidence(tx, innovator, use, testNow));
    if (archived) must(await setArchived(tx, innovator, { id, archived: true }, testNow));
  });
  return id;
}

/** Puts a paper of Toba's innovator away. */
export const putAway = (stage: Stage, id: EvidenceId) =>
  stage.database.db.transact(async (tx) =>
    must(await setArchived(tx, stage.people.innovator, { id, archived: true }, testNow)),
  );

/** Tells something else of a paper that was planted plain. */
export const retellEvidence = (stage: Stage, id: EvidenceId, said: Partial<typeof plainPaper>) =>
  stage.database.db.transact(async (tx) => {
    const edit = { id, revision: 1, paper: { ...plainPaper, ...said }, url: null };
    must(await editEvidence(tx, stage.people.innovator, edit, testNow));
  });
