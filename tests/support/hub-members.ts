import { keepFile, lookAt } from '../../src/files/content/keep.ts';
import type { NewEvidence } from '../../src/files/index.ts';
import type { InstitutionId, Viewer } from '../../src/identity/index.ts';
import { decideCommitment, registerCommitment } from '../../src/network/commitment/actions.ts';
import type { CommitmentId } from '../../src/network/commitment/model.ts';
import type { Typed } from '../../src/network/commitment/rules/typed.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { paperBytes, plainPaper } from './evidence.ts';
import { testConfig, testNow } from './people.ts';

export const typedCommitment: Typed = {
  number: '100.3/1/2026',
  signedOn: '2026-02-20',
  office: 'Bupati',
  validUntil: '2028-12-31',
};

type Paper = { readonly institutionId: InstitutionId; readonly isPublic?: boolean };

/** A scan of the signed letter, ready to be put into the member's locker. */
export async function commitmentPaper(db: Database, { institutionId, isPublic = false }: Paper): Promise<NewEvidence> {
  const keeping = { config: testConfig, db, now: testNow };
  const file = await keepFile(keeping, must(await lookAt(testConfig, { bytes: paperBytes, name: 'komitmen.pdf' })));
  const paper = { ...plainPaper, title: 'Komitmen bersama', isPublic };
  return { id: newId<'EvidenceId'>(), institutionId, unitId: null, kind: 'file', file, paper };
}

type Bringing = Paper & { readonly typed?: Partial<Typed>; readonly now?: Date };

/** A commitment that waits for the hub. */
export async function plantCommitment(db: Database, who: Viewer, bringing: Bringing): Promise<CommitmentId> {
  const { institutionId, typed = {}, now = testNow } = bringing;
  const given = {
    ...{ id: newId<'HubCommitmentId'>(), institutionId, typed: { ...typedCommitment, ...typed } },
    ...{ evidence: await commitmentPaper(db, bringing), hubRegion: '12' },
  };
  return must(await db.transact((tx) => registerCommitment(tx, who, given, now)));
}

/** One that the hub verified. */
export async function plantVerifiedCommitment(
  db: Database,
  { admin, hub }: { readonly admin: Viewer; readonly hub: Viewer },
  bringing: Bringing,
): Promise<CommitmentId> {
  const id = await plantCommitment(db, admin, bringing);
  const deciding = { id, revision: 1, verdict: 'verify', note: '' } as const;
  return must(await db.transact((tx) => decideCommitment(tx, hub, deciding, bringing.now ?? testNow)));
}
