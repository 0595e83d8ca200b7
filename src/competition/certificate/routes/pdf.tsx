import { turnsOf } from '#platform/export/turns.ts';
import { type Answer, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PdfAbsent } from '#platform/pdf/index.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { certificatePdf, type Printed } from '../print.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { picturesOf } from '../queries/setting.ts';
import type { CertificateVisit } from './visit.tsx';

const turns = turnsOf({ atOnce: 2, waiting: 20, ofOne: 4 });

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
  try {
    const bytes = await turns.run(visit.ip, () => certificatePdf([sheet], press, isSample));
    if (!bytes) return unmade('busy');
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `${isSample ? 'inline' : 'attachment'}; filename="${name}.pdf"`,
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
