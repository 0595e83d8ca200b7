import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionDocument } from '../../edition/model/document.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';

/** What a certificate tells of its edition, and who runs it. */
export type CertifiedEdition = {
  readonly id: EditionId;
  readonly title: string;
  readonly titleEn: string;
  readonly organiserId: InstitutionId;
  readonly organiserName: string;
  /** What may be known from when. */
  readonly told: Pick<EditionDocument, 'stages' | 'privacy'>;
};

/** The edition of this id, whoever asks; the caller asks who may. */
export async function certifiedEdition(conn: Conn, id: EditionId): Promise<CertifiedEdition | null> {
  const edition = await editionById(conn, id);
  if (!edition) return null;
  const { organiserId, organiserName, document } = edition;
  const { title, title_en: titleEn, stages, privacy } = document;
  return { id, title, titleEn, organiserId, organiserName, told: { stages, privacy } };
}
