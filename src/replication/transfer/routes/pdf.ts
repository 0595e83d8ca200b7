import { type Answer, NotFound } from '#platform/http/route.ts';
import { pdfAnswer } from '#platform/pdf/answer.tsx';
import { parsePublicCode } from '#platform/public-code.ts';
import { agreementKinds } from '../model/replication.ts';
import { certificatePdf, letterPdf } from '../print.ts';
import { adaptationsOf } from '../queries/adaptation.ts';
import { replicationOf, type TransferVisit } from './visit.tsx';

/** The letter to be signed, in the kind that the address asks for. */
export async function letter(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const kind = agreementKinds.find((it) => it === visit.query.get('jenis'));
  if (!kind) throw new NotFound();
  const adaptations = await adaptationsOf(visit.db.conn, replication.id);
  return pdfAnswer(visit, `surat-replikasi-${kind}`, () => letterPdf({ replication, kind, adaptations }));
}

/** The certificate as it was given. */
export async function certificate(visit: TransferVisit): Promise<Answer> {
  const { certificate: content, certificateNumber: number, certificateCode } = await replicationOf(visit);
  const code = parsePublicCode(certificateCode);
  if (!content || !number || !code) throw new NotFound();
  return pdfAnswer(visit, `sertifikat-${number}`, () =>
    certificatePdf({ content, number, code, baseUrl: visit.baseUrl }),
  );
}
