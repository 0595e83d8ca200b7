import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { paths as lastingPaths } from '../lasting/paths.ts';
import { type Opened, ownPage, type RecordVisit, recordOf, trailOf } from '../lasting/routes/visit.tsx';
import { endAgreement } from './actions.ts';
import type { SuccessionRefusal } from './model.ts';
import { paths } from './paths.ts';
import { leftAgreement } from './queries.ts';
import { whyNotEnd } from './rules.ts';
import { EndPage } from './views/end-page.tsx';

const own = { path: paths.end.pattern, guard: signedIn } as const;

export const successionRoutes: readonly Route<Viewer>[] = [
  {
    ...own,
    method: 'get',
    event: 'institutionalisation.succession.form',
    handle: async (visit) => page(visit, await recordOf(visit), ''),
  },
  { ...own, method: 'post', event: 'institutionalisation.succession.end', handle: end },
];

async function page(visit: RecordVisit, opened: Opened, reason: string, errors: FieldErrors = {}): Promise<Answer> {
  const { record, innovation } = opened;
  const agreement = await leftAgreement(visit.db.conn, record.id, visit.now);
  const forbidden = whyNotEnd(innovation, visit.viewer, agreement);
  if (forbidden || !agreement) return refusal(opened, forbidden ?? 'not_left');
  const title = t('succession.end.title', { name: agreement.name });
  const body = <EndPage agreement={agreement} reason={reason} errors={errors} />;
  return ownPage({ title, width: 'reading', trail: trailOf(opened), body }, errors);
}

async function end(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const { id, innovationId } = opened.record;
  const { db, viewer, form, now } = visit;
  const reason = form.get('alasan');
  const outcome = await db.transact((tx) => endAgreement(tx, viewer, { id, reason }, now));
  if (outcome.ok) return redirect(lastingPaths.page.to(innovationId), 'succession.done');
  const { why } = outcome;
  if (why === 'reason_missing' || why === 'too_long')
    return page(visit, opened, reason, { alasan: t(`succession.refusal.${why}`) });
  return refusal(opened, why);
}

function refusal({ record }: Opened, why: SuccessionRefusal): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('lasting.refused.title');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`succession.refusal.${why}`)}</Notice>
      <p class="actions">
        <LinkButton href={lastingPaths.page.to(record.innovationId)}>{t('lasting.refused.back')}</LinkButton>
      </p>
    </>
  );
  return ownPage({ title, status: why === 'not_left' ? 409 : 403, width: 'reading', body });
}
