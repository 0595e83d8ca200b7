import type { Answer } from '#platform/http/route.ts';
import { pdfAnswer } from '#platform/pdf/answer.tsx';
import { certificatePdf, type Printed } from '../print.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { picturesOf } from '../queries/setting.ts';
import type { CertificateVisit } from './visit.tsx';

type Asked = {
  readonly sheet: Printed;
  readonly editionId: CertifiedEdition['id'];
  /** Of the file, without its ending. */
  readonly name: string;
};

/** One certificate as a PDF: a sample when it has no code, shown in the browser; else a file to keep. */
export async function printedFile(visit: CertificateVisit, { sheet, editionId, name }: Asked): Promise<Answer> {
  const isSample = sheet.code === null;
  const press = { baseUrl: visit.baseUrl, ...(await picturesOf(visit.db.conn, editionId)) };
  const make = () => certificatePdf([sheet], press, isSample);
  return pdfAnswer(visit, name, make, isSample ? 'inline' : 'attachment');
}
