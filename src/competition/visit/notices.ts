import { notify } from '#notification/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import { organisersOf } from '../interview/queries/people.ts';
import type { VisitId } from './model/visit.ts';
import { paths } from './paths.ts';
import { visitById } from './queries/visits.ts';

export const visitNotices = ['competition.notice.visit_planned', 'competition.notice.visit_finished'] as const;
type OfVisit = { readonly visitId: VisitId; readonly at: string };

/** The team learns where it goes and when. */
export async function tellVisitPlanned({ visitId }: OfVisit, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const visit = await visitById(tx, visitId);
    if (!visit) return;
    const [kind] = visitNotices;
    const values = { title: visit.title, date: visit.visitDate };
    const occasion = `${kind}:${visitId}:${visit.visitDate}`;
    const to = visit.members.map((it) => it.id);
    await notify(tx, { to, kind, values, href: paths.one.to(visitId), occasion }, baseUrl, now);
  });
}

/** The organiser learns that what was seen stands. */
export async function tellVisitFinished({ visitId, at }: OfVisit, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const visit = await visitById(tx, visitId);
    if (!visit) return;
    const [, kind] = visitNotices;
    const values = { title: visit.title, date: visit.visitDate };
    const to = await organisersOf(tx, visit.organiserId);
    await notify(
      tx,
      { to, kind, values, href: paths.one.to(visitId), occasion: `${kind}:${visitId}:${at}` },
      baseUrl,
      now,
    );
  });
}
