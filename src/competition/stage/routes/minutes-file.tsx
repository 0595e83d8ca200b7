import { dayOf } from '#platform/dates.ts';
import { turnsOf } from '#platform/export/turns.ts';
import { type Answer, NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { compilePdf, PdfAbsent } from '#platform/pdf/index.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { plenarySlugs } from '../paths.ts';
import { minutesTemplate, printedMinutes } from '../print.ts';
import { minutesOfPlenary } from '../queries/plenary.ts';
import { plenaryAt } from './plenary-visit.ts';
import { type StageVisit, stagePage, trailOf } from './visit.tsx';

const turns = turnsOf({ atOnce: 1, waiting: 10, ofOne: 2 });

/** The signed minutes on paper, with the sheet for signatures; while they are open there are none. */
export async function minutesFile(visit: StageVisit): Promise<Answer> {
  const { edition, stage, plenary } = await plenaryAt(visit);
  const [minutes] = plenary?.state === 'signed' ? await minutesOfPlenary(visit.db.conn, plenary.id) : [];
  if (!minutes) throw new NotFound();
  const data = printedMinutes(minutes.content, minutes.sha256, edition.document);
  const job = { template: minutesTemplate(), data };
  try {
    const bytes = await turns.run(visit.ip, () => compilePdf(job));
    if (bytes) return fileOf(bytes, `berita-acara-${plenarySlugs[stage]}-${dayOf(visit.now)}.pdf`);
  } catch (error) {
    if (!(error instanceof PdfAbsent)) throw error;
    visit.log.warn({ reason: error.message }, 'PDFs cannot be set on this machine');
    return notSet(visit, edition, 'absent');
  }
  return notSet(visit, edition, 'busy');
}

function fileOf(bytes: Uint8Array, name: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}

function notSet(_visit: StageVisit, edition: Parameters<typeof trailOf>[0], why: 'busy' | 'absent'): Answer {
  const title = why === 'busy' ? t('platform.export.busy') : t('platform.print.absent');
  const text = why === 'busy' ? t('platform.export.busyText') : t('platform.print.absentText');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{text}</Notice>
    </>
  );
  return stagePage({ title, status: 503, trail: trailOf(edition), body });
}
