import { type InstitutionId, institutionById } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { Applicant } from '../../edition/rules/parts.ts';

/** The institution as the rules of who may enter look at it. */
export async function applicantOf(
  conn: Conn,
  edition: Pick<Edition, 'organiserId'>,
  id: InstitutionId,
): Promise<Applicant | null> {
  const institution = await institutionById(conn, id);
  if (!institution) return null;
  const { kind, regionCode } = institution;
  return { kind, regionCode, isOrganiser: id === edition.organiserId };
}
