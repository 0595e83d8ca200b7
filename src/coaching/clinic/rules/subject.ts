import type { ClinicId } from '../model/clinic.ts';
import type { PaperPlace } from '../model/outcome.ts';

/** Materials are read by who reads the clinic; photos and the signed list by those who work at it, so they are another kind of thing. */
export function subjectOf(id: ClinicId, place: PaperPlace): { readonly kind: string; readonly id: ClinicId } {
  return { kind: place === 'materials' ? 'clinic' : 'clinic_record', id };
}
