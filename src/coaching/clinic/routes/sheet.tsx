import type { Answer } from '#platform/http/route.ts';
import { pdfAnswer } from '#platform/pdf/answer.tsx';
import { attendancePdf } from '../print.ts';
import { attendeesOf } from '../queries/present.ts';
import { hostedClinic } from './presence.tsx';
import type { ClinicVisit } from './visit.tsx';

/** The list of attendance on A4, to be signed. */
export async function sheetFile(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  const rows = await attendeesOf(visit.db.conn, visit.viewer, clinic);
  return pdfAnswer(visit, 'daftar-hadir', () => attendancePdf({ clinic, rows, now: visit.now }));
}
