import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import type { MessageKey } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { mendAction, reopenAction, settleAction } from '../actions/agree.ts';
import type { Action, Case, CaseRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { actionById } from '../queries/actions.ts';
import { caseById } from '../queries/cases.ts';
import { possibleOwners } from '../queries/people.ts';
import { isWriter, whyNotAgree, whyNotRead, whyNotReopen, whyNotSettle } from '../rules.ts';
import { ActionPage } from '../views/action-page.tsx';
import { promisedIn } from './one.tsx';
import { type CaseVisit, caseTrail, faultAt, refusal, revisionIn, workPage } from './visit.tsx';

type Opened = { readonly action: Action; readonly it: Case };

/** The action of the address with its case, for those who read the case and for whoever owes it; else it is not there. */
async function actionOf({ db, viewer, params }: CaseVisit): Promise<Opened> {
  const id = parseId<'CaseActionId'>(params.id);
  const action = id ? await actionById(db.conn, id) : null;
  const it = action ? await caseById(db.conn, action.caseId) : null;
  const isOwner = viewer.acting !== null && action?.ownerId === viewer.person?.id;
  if (!action || !it || (!isOwner && whyNotRead(it, viewer) !== null)) throw new NotFound();
  return { action, it };
}

export const actionRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.action.pattern,
    guard: signedIn,
    event: 'coaching.casework.action',
    handle: async (visit) => actionPage(visit, await actionOf(visit), {}),
  },
  post('action', 'mend_action', (visit, { action }) => {
    const typed = { id: action.id, revision: revisionIn(visit), ...promisedIn(visit) };
    return visit.db.transact((tx) => mendAction(tx, visit.viewer, typed, visit.now));
  }),
  post('doneAction', 'done_action', ({ db, viewer, form, now }, { action }) => {
    const typed = { id: action.id, as: 'done', remark: form.get('keterangan') } as const;
    return db.transact((tx) => settleAction(tx, viewer, typed, now));
  }),
  post('dropAction', 'drop_action', ({ db, viewer, form, now }, { action }) => {
    const typed = { id: action.id, as: 'dropped', remark: form.get('alasan') } as const;
    return db.transact((tx) => settleAction(tx, viewer, typed, now));
  }),
  post('reopenAction', 'reopen_action', ({ db, viewer, now }, { action }) =>
    db.transact((tx) => reopenAction(tx, viewer, { id: action.id }, now)),
  ),
];

function post(
  path: 'action' | 'doneAction' | 'dropAction' | 'reopenAction',
  verb: 'mend_action' | 'done_action' | 'drop_action' | 'reopen_action',
  act: (visit: CaseVisit, opened: Opened) => Promise<Outcome<null, CaseRefusal>>,
): Route<Viewer> {
  return {
    method: 'post',
    path: paths[path].pattern,
    guard: signedIn,
    event: `coaching.casework.${verb}`,
    handle: async (visit) => {
      const opened = await actionOf(visit);
      const outcome = await act(visit, opened);
      const back = paths.action.to(opened.action.id);
      if (outcome.ok) return redirect(back, `casework.done.${verb}` satisfies MessageKey);
      const errors = faultAt(outcome.why);
      return errors ? actionPage(visit, opened, errors, outcome.why) : refusal(outcome.why, back);
    },
  };
}

const boxes = ['tindakan', 'bagian', 'penanggung', 'tenggat', 'keterangan', 'alasan'] as const;

async function actionPage(
  visit: CaseVisit,
  { action, it }: Opened,
  errors: FieldErrors,
  why?: CaseRefusal,
): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const isOpen = action.state === 'open';
  const mend = isOpen && whyNotAgree({ ...it, closedAt: null }, viewer) === null;
  const typed = Object.fromEntries(boxes.filter((box) => form.has(box)).map((box) => [box, form.get(box)]));
  const reads = whyNotRead(it, viewer) === null;
  const body = (
    <ActionPage
      action={action}
      it={it}
      today={dayOf(now)}
      owners={mend ? await possibleOwners(db.conn, it) : []}
      sees={{ case: reads, sections: isWriter(it.owner, viewer) }}
      may={{
        settle: whyNotSettle(it, action, viewer) === null,
        mend,
        reopen: whyNotReopen(it, action, viewer) === null,
      }}
      typed={typed}
      errors={errors}
    />
  );
  const page = { title: t('casework.action.title'), trail: reads ? caseTrail(it) : [], width: 'reading' as const };
  return workPage({ ...page, ...(why === 'stale' ? { status: 409 } : {}), body }, errors);
}
