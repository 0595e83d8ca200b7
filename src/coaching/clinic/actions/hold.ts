import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { Clinic, ClinicId } from '../model/clinic.ts';
import { clinicFor } from '../queries/clinics.ts';
import { tables } from '../schema.ts';

/** The clinic held until the end of the transaction, when the viewer may read it. */
export async function holdClinic(tx: Tx, who: Viewer, id: ClinicId): Promise<Clinic | null> {
  await tables(tx).selectFrom('clinic').select('id').where('id', '=', id).forUpdate().execute();
  return clinicFor(tx, who, id);
}
