import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Innovation } from '../model/record.ts';
import { paths } from '../paths.ts';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../routes/visit.tsx';
import { setDepartureAside } from './actions.ts';
import type { Departure } from './model.ts';
import { departuresFrom } from './queries.ts';
import { whyNotSetAside } from './rules.ts';
import { LeavePage } from './views/leave-page.tsx';

export const departureRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.leaveDeparted.pattern,
    guard: signedIn,
    event: 'registry.departure.form',
    handle: async (visit) => page(visit, await foundOf(visit), ''),
  },
  {
    method: 'post',
    path: paths.leaveDeparted.pattern,
    guard: signedIn,
    event: 'registry.innovation.leave_departed',
    handle: leave,
  },
];

type Found = { readonly record: Innovation; readonly departure: Departure | null };

async function foundOf(visit: RegistryVisit): Promise<Found> {
  const record = await workOf(visit);
  const personId = parseId<'PersonId'>(visit.params.orang);
  if (!personId) throw new NotFound();
  const left = await departuresFrom(visit.db.conn, record.id);
  return { record, departure: left.find((it) => it.personId === personId) ?? null };
}

function page(visit: RegistryVisit, { record, departure }: Found, reason: string, errors: FieldErrors = {}): Answer {
  const forbidden = whyNotSetAside(record, visit.viewer, departure);
  if (forbidden || !departure) return refusal(forbidden ?? 'not_keeper', paths.keepers.to(record.id));
  return workPage(
    {
      title: t('departure.leave.title', { name: departure.name }),
      width: 'reading',
      trail: workTrail({ id: record.id, title: departure.title }),
      body: <LeavePage departure={departure} reason={reason} errors={errors} />,
    },
    errors,
  );
}

async function leave(visit: RegistryVisit): Promise<Answer> {
  const found = await foundOf(visit);
  const { id } = found.record;
  const { db, viewer, form, now } = visit;
  const personId = parseId<'PersonId'>(visit.params.orang);
  if (!personId) throw new NotFound();
  const reason = form.get('alasan');
  const outcome = await db.transact((tx) => setDepartureAside(tx, viewer, { id, personId, reason }, now));
  if (outcome.ok) return redirect(paths.keepers.to(id), 'departure.done');
  if (outcome.why === 'too_long') return page(visit, found, reason, { alasan: t('handover.refusal.too_long') });
  if (outcome.why === 'reason_missing')
    return page(visit, found, reason, { alasan: t('registry.refusal.reason_missing') });
  return refusal(outcome.why, paths.keepers.to(id));
}
