import { turnsOf } from '../export/turns.ts';
import { type Answer, show, type Visit } from '../http/route.ts';
import { t } from '../i18n/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PdfAbsent } from './index.ts';

const turns = turnsOf({ atOnce: 2, waiting: 20, ofOne: 4 });

/** A document on paper, made when it is asked for: to keep, or only to be seen; a page instead that says why there is none now. */
export async function pdfAnswer(
  visit: Pick<Visit<unknown>, 'ip' | 'log'>,
  name: string,
  make: () => Promise<Uint8Array>,
  as: 'attachment' | 'inline' = 'attachment',
): Promise<Answer> {
  try {
    const bytes = await turns.run(visit.ip, make);
    if (!bytes) return unmade('busy');
    return new Response(Buffer.from(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `${as}; filename="${name}.pdf"`,
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
      <Notice tone="warning">{text}</Notice>
    </>
  );
  return show({ title, status: 503, noindex: true, width: 'reading', headers: { 'retry-after': '30' }, body });
}
