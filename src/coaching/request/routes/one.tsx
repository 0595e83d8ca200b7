import { isActing, signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect, type Visit } from '#platform/http/route.ts';
import type { MessageKey } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { caseFor } from '../../casework/queries/cases.ts';
import { workPage } from '../../casework/routes/visit.tsx';
import { moveRequest } from '../actions/move.ts';
import type { HelpRequest, RequestRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { allProfiles } from '../queries/profiles.ts';
import { requestFor, stepsOf } from '../queries/requests.ts';
import { type RequestMove, requestMoves, whyNot } from '../rules/moves.ts';
import { rankCoaches } from '../rules/rank.ts';
import { OnePage } from '../views/one-page.tsx';
import { refusal, refusalText, requestTrail } from './ends.tsx';

type RequestVisit = Visit<Viewer>;

/** The request of the address, when the viewer may read it; else it is not there. */
async function requestOf({ db, viewer, params }: RequestVisit): Promise<HelpRequest> {
  const id = parseId<'RequestId'>(params.id);
  const found = id ? await requestFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

export const oneRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.one.pattern,
    guard: signedIn,
    event: 'coaching.request.read',
    handle: async (visit) => onePage(visit, await requestOf(visit), {}),
  },
  ...requestMoves.map(
    (move): Route<Viewer> => ({
      method: 'post',
      path: paths[move].pattern,
      guard: signedIn,
      event: `coaching.request.${move}`,
      handle: (visit) => moved(visit, move),
    }),
  ),
];

/** At which box each refusal is told. */
const boxes: Partial<Readonly<Record<RequestRefusal, string>>> = {
  coach_wrong: 'pendamping',
  same_coach: 'pendamping',
  reason_missing: 'alasan',
  reason_long: 'alasan',
  result_missing: 'hasil',
  result_long: 'hasil',
};

async function moved(visit: RequestVisit, move: RequestMove): Promise<Answer> {
  const request = await requestOf(visit);
  const { db, viewer, form, now } = visit;
  const note = form.get(move === 'close' ? 'hasil' : 'alasan');
  const moving = { id: request.id, move, coachId: parseId<'PersonId'>(form.get('pendamping')), note };
  const outcome = await db.transact((tx) => moveRequest(tx, viewer, moving, now));
  const back = paths.one.to(request.id);
  if (outcome.ok) return redirect(back, `request.done.${move}` satisfies MessageKey);
  const box = boxes[outcome.why];
  if (box === undefined || (box === 'pendamping' && move === 'assign')) return refusal(outcome.why, back);
  return onePage(visit, request, { [box]: refusalText(outcome.why) }, move);
}

async function onePage(
  visit: RequestVisit,
  request: HelpRequest,
  errors: FieldErrors,
  move?: RequestMove,
): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const { conn } = db;
  const may = Object.fromEntries(requestMoves.map((it) => [it, whyNot(it, request, viewer) === null]));
  const { affair, regionCode, offeredTo, coachId } = request;
  const needsCoaches = may.assign || may.hand_on;
  const coaches = needsCoaches ? await allProfiles(conn) : [];
  const declined = new Set(offeredTo.filter((it) => it !== coachId));
  const ranked = isActing(viewer, 'hub_admin') ? rankCoaches(coaches, { affair, regionCode, declined }) : [];
  const body = (
    <OnePage
      request={request}
      steps={await stepsOf(conn, request.id)}
      ranked={ranked}
      coaches={coaches}
      may={may as Readonly<Record<RequestMove, boolean>>}
      seesCase={request.caseId !== null && (await caseFor(conn, viewer, request.caseId)) !== null}
      typed={{
        ...(move ? { move } : {}),
        pendamping: form.get('pendamping'),
        alasan: form.get('alasan'),
        hasil: form.get('hasil'),
      }}
      errors={errors}
      now={now}
    />
  );
  return workPage(
    { title: `${t('request.kicker')}: ${request.topic}`, trail: requestTrail(), width: 'reading', body },
    errors,
  );
}
