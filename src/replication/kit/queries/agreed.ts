import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';

/** Whether this institution has an agreement on copying the record; nobody has one while agreements are not kept here. */
export async function hasAgreed(_conn: Conn, _innovation: InnovationId, _institution: InstitutionId): Promise<boolean> {
  return false;
}
