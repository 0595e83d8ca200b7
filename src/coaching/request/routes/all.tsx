import { acting, isActing, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { pageAsked } from '../../casework/routes/list-query.ts';
import { workPage } from '../../casework/routes/visit.tsx';
import { askForHelp } from '../actions/ask.ts';
import { coachesExport, requestsExport } from '../exports.ts';
import type { RequestRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { allProfiles } from '../queries/profiles.ts';
import { listRequests, subjectsOf } from '../queries/requests.ts';
import { whyNotAsk, whyNotEdit } from '../rules/moves.ts';
import { AskPage } from '../views/ask-page.tsx';
import { CoachesPage } from '../views/coaches-page.tsx';
import { ListPage } from '../views/list-page.tsx';
import { refusalText, requestTrail } from './ends.tsx';
import { filterIn } from './list-query.ts';
import { oneRoutes } from './one.tsx';
import { profileRoutes } from './profile.tsx';

type RequestVisit = Visit<Viewer>;

const PAGE_SIZE = 20;
const askers = acting('innovator', 'local_admin');

/** Lists and what is new stand before `:id`, for the first match answers. */
export const requestRoutes: readonly Route<Viewer>[] = [
  exportRoute(requestsExport),
  exportRoute(coachesExport),
  { method: 'get', path: paths.list.pattern, guard: signedIn, event: 'coaching.request.list', handle: list },
  {
    method: 'get',
    path: paths.coaches.pattern,
    guard: acting('coach', 'hub_admin', 'local_admin'),
    event: 'coaching.request.coaches',
    handle: coaches,
  },
  {
    method: 'get',
    path: paths.ask.pattern,
    guard: askers,
    event: 'coaching.request.ask_form',
    handle: (visit) => askPage(visit, {}),
  },
  { method: 'post', path: paths.ask.pattern, guard: askers, event: 'coaching.request.ask', handle: ask },
  ...oneRoutes,
  ...profileRoutes,
];

async function list({ db, viewer, query, now }: RequestVisit): Promise<Answer> {
  const [filter, page] = [filterIn(query), pageAsked(query)];
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { rows, total } = await listRequests(db.conn, viewer, filter, window);
  if (page > 1 && rows.length === 0) return redirect(paths.list.to());
  const shown = { filter, rows, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)), now };
  const mayAsk = whyNotAsk(viewer) === null;
  const seesCoaches = isActing(viewer, 'coach', 'hub_admin', 'local_admin');
  const body = <ListPage {...shown} mayAsk={mayAsk} seesCoaches={seesCoaches} />;
  return workPage({ title: t('request.list.title'), body });
}

async function coaches({ db, viewer }: RequestVisit): Promise<Answer> {
  const all = await allProfiles(db.conn);
  const body = <CoachesPage coaches={all} mayEdit={(it) => whyNotEdit(it.personId, viewer) === null} />;
  return workPage({ title: t('request.coaches.title'), trail: requestTrail(), body });
}

async function askPage({ db, viewer, form, query, now }: RequestVisit, errors: FieldErrors): Promise<Answer> {
  const typed = {
    topik: form.get('topik'),
    urusan: form.get('urusan'),
    inovasi: form.get('inovasi') || (query.get('inovasi') ?? ''),
    masalah: form.get('masalah') || (query.get('masalah') ?? ''),
    kebutuhan: form.get('kebutuhan'),
  };
  const id = parseId<'RequestId'>(form.get('id')) ?? newId<'RequestId'>(now.getTime());
  const subjects = await subjectsOf(db.conn, viewer);
  const body = <AskPage subjects={subjects} newId={id} typed={typed} errors={errors} />;
  return workPage({ title: t('request.ask.title'), trail: requestTrail(), width: 'reading', body }, errors);
}

/** At which box each refusal of asking is told. */
const boxes: Partial<Readonly<Record<RequestRefusal, string>>> = {
  topic_missing: 'topik',
  topic_long: 'topik',
  affair_wrong: 'urusan',
  subject_wrong: 'inovasi',
  need_missing: 'kebutuhan',
  need_long: 'kebutuhan',
};

async function ask(visit: RequestVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const asking = {
    id: parseId<'RequestId'>(form.get('id')) ?? newId<'RequestId'>(now.getTime()),
    innovationId: parseId<'InnovationId'>(form.get('inovasi')),
    problemId: parseId<'ProblemId'>(form.get('masalah')),
    affair: form.get('urusan'),
    topic: form.get('topik'),
    need: form.get('kebutuhan'),
  };
  const outcome = await db.transact((tx) => askForHelp(tx, viewer, asking, now));
  if (outcome.ok) return redirect(paths.one.to(outcome.value), 'request.done.ask');
  const box = boxes[outcome.why];
  if (box === undefined) throw new NotFound();
  return askPage(visit, { [box]: refusalText(outcome.why) });
}
