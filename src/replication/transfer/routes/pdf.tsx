import { turnsOf } from '#platform/export/turns.ts';
import { type Answer, NotFound, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PdfAbsent } from '#platform/pdf/index.ts';
import { parsePublicCode } from '#platform/public-code.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { agreementKinds } from '../model/replication.ts';
import { certificatePdf, letterPdf } from '../print.ts';
import { adaptationsOf } from '../queries/adaptation.ts';
import { replicationOf, type TransferVisit } from './visit.tsx';

const turns = turnsOf({ atOnce: 2, waiting: 20, ofOne: 4 });

/** The letter to be signed, in the kind that the address asks for. */
export async function letter(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const kind = agreementKinds.find((it) => it === visit.query.get('jenis'));
  if (!kind) throw new NotFound();
  const adaptations = await adaptationsOf(visit.db.conn, replication.id);
  return pdf(visit, `surat-replikasi-${kind}`, () => letterPdf({ replication, kind, adaptations }));
}

/** The certificate as it was given. */
export async function certificate(visit: TransferVisit): Promise<Answer> {
  const { certificate: content, certificateNumber: number, certificateCode } = await replicationOf(visit);
  const code = parsePublicCode(certificateCode);
  if (!content || !number || !code) throw new NotFound();
  return pdf(visit, `sertifikat-${number}`, () => certificatePdf({ content, number, code, baseUrl: visit.baseUrl }));
}

async function pdf(visit: TransferVisit, name: string, make: () => Promise<Uint8Array>): Promise<Answer> {
  try {
    const bytes = await turns.run(visit.ip, make);
    if (!bytes) return unmade('busy');
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${name}.pdf"`,
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      },
    });
  } catch (error) {
    if (!(error instanceof PdfAbsent)) throw error;
    visit.log.warn({ reason: error.message }, 'PDFs cannot be set on this machine');
    return unmade('absent');
  }
}

function unmade(why: 'busy' | 'absent'): Answer {
  const title = why === 'busy' ? t('platform.export.busy') : t('platform.print.absent');
  const text = why === 'busy' ? t('platform.export.busyText') : t('platform.print.absentText');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">
        <p>{text}</p>
      </Notice>
    </>
  );
  return show({ title, status: 503, noindex: true, width: 'reading', headers: { 'retry-after': '30' }, body });
}
