import { type Answer, NotFound, show } from '#platform/http/route.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { PdfAbsent } from '#platform/pdf/index.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Figures } from '../../dashboard/routes/visit.ts';
import { reportDocx, reportPdf } from '../print.ts';
import { frozenFile } from '../queries/report.ts';
import { hubOf, ownReport, paperNow, type ReportVisit, yearOf } from './visit.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
type Kind = keyof typeof types;

function fileOf(bytes: Uint8Array, name: string, kind: Kind): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="${name}.${kind}"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}

/** The draft of this moment. */
export const draftFile =
  (figures: Figures, kind: Kind) =>
  async (visit: ReportVisit): Promise<Answer> => {
    const own = await ownReport(visit);
    const paper = await paperNow(visit, own, figures, true);
    try {
      const make = kind === 'pdf' ? reportPdf : reportDocx;
      const bytes = await inLocale('id', () => make(paper, visit.now));
      return fileOf(bytes, `laporan-tahunan-${own.year}-konsep`, kind);
    } catch (error) {
      if (!(error instanceof PdfAbsent)) throw error;
      visit.log.warn({ reason: error.message }, 'PDFs cannot be set on this machine');
      return notSet();
    }
  };

export function notSet(): Answer {
  return show({
    title: t('platform.print.absent'),
    status: 503,
    noindex: true,
    body: (
      <>
        <PageHeader title={t('platform.print.absent')} />
        <Notice tone="warning">
          <p>{t('platform.print.absentText')}</p>
        </Notice>
      </>
    ),
  });
}

/** What was frozen, byte by byte as it was. */
export const frozenReport =
  (kind: Kind) =>
  async (visit: ReportVisit): Promise<Answer> => {
    const year = yearOf(visit);
    const no = /^\d{1,4}$/.test(visit.params.no ?? '') ? Number(visit.params.no) : 0;
    const bytes = await frozenFile(visit.db.conn, { hubId: (await hubOf(visit)).id, year, no }, kind);
    if (!bytes) throw new NotFound();
    return fileOf(bytes, `laporan-tahunan-${year}-${no}`, kind);
  };
