import type { Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { paths } from '../../paths.ts';
import { resendFailed, sendTest } from '../actions/deliveries.ts';
import { moveHook, type StateMove } from '../actions/state.ts';
import { whyNotMove } from '../rules.ts';
import { nameOf } from '../views/name.ts';
import { hookAdmins as guard, type HookVisit, hookAt, hookPage, refusalPage, trailOf } from './visit.tsx';

const flashes = {
  pause: 'webhooks.flash.paused',
  resume: 'webhooks.flash.resumed',
  archive: 'webhooks.flash.archived',
  restore: 'webhooks.flash.restored',
} as const satisfies Record<StateMove, MessageKey>;

const moveRoute = (move: StateMove, path: string, event: string): Route<Viewer> => ({
  method: 'post',
  path,
  guard,
  event,
  handle: (visit) => carryOut(visit, move),
});

/** What is done to a hook by one button. */
export const deedRoutes: readonly Route<Viewer>[] = [
  moveRoute('pause', paths.pauseHook.pattern, 'integration.hook_paused'),
  moveRoute('resume', paths.resumeHook.pattern, 'integration.hook_resumed'),
  { method: 'get', path: paths.archiveHook.pattern, guard, event: 'integration.hook_archive_form', handle: askArchive },
  moveRoute('archive', paths.archiveHook.pattern, 'integration.hook_archived'),
  moveRoute('restore', paths.restoreHook.pattern, 'integration.hook_restored'),
  { method: 'post', path: paths.testHook.pattern, guard, event: 'integration.hook_tested', handle: sendOneTest },
  {
    method: 'post',
    path: paths.resendFailed.pattern,
    guard,
    event: 'integration.deliveries_resent',
    handle: sendFailedAgain,
  },
];

async function carryOut(visit: HookVisit, move: StateMove): Promise<Answer> {
  const { id } = await hookAt(visit);
  const outcome = await visit.db.transact((tx) => moveHook(tx, visit.viewer, { id, move }, visit.now));
  const back = paths.hook.to(id);
  return outcome.ok ? redirect(back, flashes[move]) : refusalPage(outcome.why, back);
}

async function askArchive(visit: HookVisit): Promise<Answer> {
  const hook = await hookAt(visit);
  const back = paths.hook.to(hook.id);
  const why = whyNotMove('archive', hook);
  if (why) return refusalPage(why, back);
  const title = t('webhooks.archive.question', { name: nameOf(hook) });
  const body = (
    <ConfirmPage
      title={title}
      action={paths.archiveHook.to(hook.id)}
      button={t('webhooks.archive.button')}
      look="danger"
      cancel={back}
    >
      <p>{t('webhooks.archive.text')}</p>
    </ConfirmPage>
  );
  return hookPage({ title, width: 'reading', trail: trailOf(hook), body });
}

async function sendOneTest(visit: HookVisit): Promise<Answer> {
  const { id } = await hookAt(visit);
  const occasion = `test:${visit.form.get('tanda').slice(0, 40)}`;
  const outcome = await visit.db.transact((tx) => sendTest(tx, visit.viewer, { id, occasion }, visit.now));
  const back = paths.hook.to(id);
  return outcome.ok ? redirect(back, 'webhooks.flash.tested') : refusalPage(outcome.why, back);
}

async function sendFailedAgain(visit: HookVisit): Promise<Answer> {
  const { id } = await hookAt(visit);
  const outcome = await visit.db.transact((tx) => resendFailed(tx, visit.viewer, id, visit.now));
  const back = paths.hook.to(id);
  return outcome.ok ? redirect(back, 'webhooks.flash.resent') : refusalPage(outcome.why, back);
}
