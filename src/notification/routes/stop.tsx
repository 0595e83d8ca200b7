import { anyone, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { setByCode } from '../actions/own.ts';
import type { NoticeKind } from '../model.ts';
import { paths } from '../paths.ts';
import { isReaderCode } from '../queries.ts';
import { StopPage, type StopState } from '../views/stop.tsx';
import { kindIn } from './visit.ts';

type Stopping = { readonly code: string; readonly kind: string };

function stoppable(kinds: readonly NoticeKind[], { params }: Visit<Viewer>): Stopping {
  const kind = kindIn(kinds, params);
  if (kind.isOwed) throw new NotFound();
  return { code: params.code ?? '', kind: kind.kind };
}

function stopPage({ code, kind }: Stopping, state: StopState): Answer {
  const title = state === 'stopped' ? t('notification.stop.done') : t('notification.stop.title');
  const body = <StopPage kind={kind} action={paths.stop.to(code, kind)} state={state} />;
  return show({ title, noindex: true, body, headers: { 'cache-control': 'no-store' } });
}

export function stopRoutes(kinds: readonly NoticeKind[]): readonly Route<Viewer>[] {
  return [
    {
      method: 'get',
      path: paths.stop.pattern,
      guard: anyone,
      event: 'notification.stop_shown',
      handle: async (visit) => {
        const stopping = stoppable(kinds, visit);
        if (!(await isReaderCode(visit.db.conn, stopping.code))) throw new NotFound();
        return stopPage(stopping, 'asked');
      },
    },
    {
      method: 'post',
      path: paths.stop.pattern,
      guard: anyone,
      event: 'notification.stopped',
      handle: async (visit) => {
        const stopping = stoppable(kinds, visit);
        const isStopped = visit.form.get('lagi') !== 'ya';
        const delivery = isStopped ? ('never' as const) : ('at_once' as const);
        const isKnown = await visit.db.transact((tx) => setByCode(tx, { ...stopping, delivery }, visit.ip, visit.now));
        if (!isKnown) throw new NotFound();
        return stopPage(stopping, isStopped ? 'stopped' : 'resumed');
      },
    },
  ];
}
