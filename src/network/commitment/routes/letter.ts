import { hubInstitution } from '#identity/index.ts';
import type { Answer } from '#platform/http/route.ts';
import { pdfAnswer } from '#platform/pdf/answer.tsx';
import { letterPdf } from '../print.ts';
import { type MemberVisit, memberOf } from './visit.tsx';

/** The letter to be signed, as a PDF. */
export async function letter(visit: MemberVisit): Promise<Answer> {
  const member = await memberOf(visit);
  const { hubRegion } = visit.config;
  const hubName = (await hubInstitution(visit.db.conn, hubRegion))?.name ?? '';
  return pdfAnswer(visit, `komitmen-bersama-${member.regionCode}`, () => letterPdf({ member, hubName, hubRegion }));
}
