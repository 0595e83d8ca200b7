import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { paths } from '../../paths.ts';
import { resend } from '../actions/deliveries.ts';
import { deliveriesExport } from '../exports.ts';
import type { Attempt, Delivery, DeliveryId } from '../model.ts';
import { attemptsOf, deliveryById, listDeliveries } from '../queries/deliveries.ts';
import { allHooks } from '../queries/hooks.ts';
import { headersOf } from '../send.ts';
import { DeliveryPage } from '../views/delivery-page.tsx';
import { LogPage } from '../views/log-page.tsx';
import { askedLog } from './log-query.ts';
import { hookAdmins as guard, type HookVisit, hookPage, hooksTrail, refusalPage } from './visit.tsx';

const A_PAGE = 25;

/** What was sent: the list, one delivery, and sending it again. */
export const deliveryRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.deliveries.pattern, guard, event: 'integration.deliveries', handle: list },
  exportRoute(deliveriesExport),
  { method: 'get', path: paths.delivery.pattern, guard, event: 'integration.delivery_shown', handle: one },
  { method: 'post', path: paths.resend.pattern, guard, event: 'integration.delivery_resent', handle: again },
];

async function list({ query, db }: HookVisit): Promise<Answer> {
  const { asked, filter } = askedLog(query);
  const number = query.get('halaman') ?? '';
  const page = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 1;
  const { total, items } = await listDeliveries(db.conn, filter, { size: A_PAGE, offset: (page - 1) * A_PAGE });
  const hooks = await allHooks(db.conn);
  const hook = hooks.find((it) => it.id === filter.hookId);
  const body = (
    <LogPage
      deliveries={items}
      total={total}
      hooks={hooks}
      query={asked}
      page={page}
      pages={Math.ceil(total / A_PAGE)}
      one={hook ? { hook, failed: hook.failed } : null}
    />
  );
  return hookPage({ title: t('webhooks.log.title'), width: 'wide', body });
}

async function deliveryAt({ params, db }: HookVisit): Promise<Delivery> {
  const id = parseId<'DeliveryId'>(params.id) as DeliveryId | null;
  const found = id ? await deliveryById(db.conn, id) : null;
  if (!found) throw new NotFound();
  return found;
}

async function one(visit: HookVisit): Promise<Answer> {
  const delivery = await deliveryAt(visit);
  const attempts = await attemptsOf(visit.db.conn, delivery.id);
  const trail = [...hooksTrail(), { text: t('webhooks.log.title'), href: paths.deliveries.to() }];
  const body = <DeliveryPage delivery={delivery} attempts={attempts} headers={shownHeaders(delivery, attempts)} />;
  return hookPage({ title: delivery.event, trail, body });
}

/** The headers of the last attempt; whoever looks on needs no signature that holds. */
function shownHeaders(delivery: Delivery, attempts: readonly Attempt[]) {
  const last = attempts.at(-1);
  return last ? { ...headersOf(delivery, [], last.at), 'webhook-signature': 'v1,…' } : null;
}

async function again(visit: HookVisit): Promise<Answer> {
  const { id } = await deliveryAt(visit);
  const outcome = await visit.db.transact((tx) => resend(tx, visit.viewer, id, visit.now));
  const back = paths.delivery.to(id);
  return outcome.ok ? redirect(back, 'webhooks.flash.resent') : refusalPage(outcome.why, back);
}
