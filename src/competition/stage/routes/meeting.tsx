import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { openObjectionsBefore } from '../../objection/queries/figures.ts';
import { saveMeeting } from '../actions/plenary.ts';
import { reopenPlenary, signPlenary } from '../actions/sign.ts';
import { membersExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { minutesOfPlenary, undecidedBefore } from '../queries/plenary.ts';
import { decidingAfter } from '../rules/course.ts';
import { faultsOf } from '../rules/plenary.ts';
import { MeetingPage, type TypedMeeting } from '../views/meeting-page.tsx';
import { MinutesPage } from '../views/minutes-page.tsx';
import { meetingIn, shownMeeting, typedMeeting } from './meeting-form.ts';
import { minutesFile } from './minutes-file.tsx';
import { wholeIn } from './plenary-form.ts';
import { fieldAt, type OpenedPlenary, plenaryAt } from './plenary-visit.ts';
import { organisers, refusalPage, type StageVisit, stagePage, trailOf } from './visit.tsx';

const deed = (method: 'get' | 'post', path: string, event: string, handle: Route<Viewer>['handle']): Route<Viewer> => ({
  method,
  path,
  guard: organisers,
  event: `competition.plenary.${event}`,
  handle,
});

export const meetingRoutes: readonly Route<Viewer>[] = [
  deed('get', paths.meeting.pattern, 'meeting', async (visit) => meetingPage(visit, await plenaryAt(visit), null, {})),
  deed('post', paths.meeting.pattern, 'edit', save),
  exportRoute(membersExport),
  deed('get', paths.minutes.pattern, 'minutes', async (visit) => minutesPage(visit, await plenaryAt(visit), {})),
  deed('post', paths.minutes.pattern, 'sign', sign),
  deed('get', paths.minutesPdf.pattern, 'minutes_taken', minutesFile),
  deed('post', paths.reopenPlenary.pattern, 'reopen', reopen),
];

function meetingPage(
  _visit: StageVisit,
  opened: OpenedPlenary,
  typed: TypedMeeting | null,
  errors: FieldErrors,
): Answer {
  const { edition, stage, plenary } = opened;
  const body = (
    <MeetingPage {...opened} revision={plenary?.revision ?? 0} typed={typed ?? shownMeeting(plenary)} errors={errors} />
  );
  return stagePage({ title: t(`edition.stage.${stage}`), trail: trailOf(edition), body }, errors);
}

const revisionIn = ({ form }: StageVisit): number => Math.max(1, wholeIn(form.get('revisi')) ?? 0);

async function save(visit: StageVisit): Promise<Answer> {
  const opened = await plenaryAt(visit);
  const { edition, stage } = opened;
  const typed = typedMeeting(visit.form);
  if (visit.form.get('tambah') === 'ya') {
    const fresh = { name: '', office: '', part: 'member', present: true };
    return meetingPage(visit, opened, { ...typed, members: [...typed.members, fresh] }, {});
  }
  const { meeting, errors } = meetingIn(typed);
  if (!meeting) return meetingPage(visit, opened, typed, errors);
  const given = { editionId: edition.id, stage, revision: revisionIn(visit), ...meeting };
  const outcome = await visit.db.transact((tx) => saveMeeting(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.meeting.to(edition.id, stage), 'stage.done.saved');
  if (outcome.why === 'stale')
    return meetingPage(visit, await plenaryAt(visit), typed, { '': t('stage.plenary.stale') });
  return refusalPage(outcome.why, paths.meeting.to(edition.id, stage));
}

async function minutesPage(visit: StageVisit, opened: OpenedPlenary, errors: FieldErrors): Promise<Answer> {
  const { edition, stage, plenary } = opened;
  const { placed, weighed } = await fieldAt(visit, opened);
  const undecided = undecidedBefore(edition, stage, placed);
  const bare = { stage, heldOn: null, place: '', minutes: '', members: [], choices: new Map() };
  const objections = await openObjectionsBefore(visit.db.conn, edition, stage);
  const sitting = { plenary: plenary ?? bare, document: edition.document, field: weighed, undecided, objections };
  const later = decidingAfter(edition.document, stage);
  const isRested = weighed.some((it) => it.passages.some((one) => later.includes(one.stage)));
  const body = (
    <MinutesPage
      {...opened}
      revision={plenary?.revision ?? 0}
      faults={faultsOf(sitting)}
      signed={plenary ? await minutesOfPlenary(visit.db.conn, plenary.id) : []}
      isRested={isRested}
      titles={new Map(weighed.map((it) => [it.id, it.title]))}
      errors={errors}
    />
  );
  return stagePage({ title: t(`edition.stage.${stage}`), width: 'wide', trail: trailOf(edition), body }, errors);
}

async function sign(visit: StageVisit): Promise<Answer> {
  const { edition, stage } = await plenaryAt(visit);
  const given = { editionId: edition.id, stage, revision: revisionIn(visit), config: visit.config };
  const outcome = await visit.db.transact((tx) => signPlenary(tx, visit.viewer, given, visit.now));
  const back = paths.minutes.to(edition.id, stage);
  if (outcome.ok) return redirect(back, 'stage.done.signed');
  if (typeof outcome.why !== 'string' || outcome.why === 'stale')
    return minutesPage(visit, await plenaryAt(visit), { '': t('stage.refusal.has_faults') });
  return refusalPage(outcome.why, back);
}

async function reopen(visit: StageVisit): Promise<Answer> {
  const opened = await plenaryAt(visit);
  const { edition, stage } = opened;
  const given = { editionId: edition.id, stage, reason: visit.form.get('alasan') };
  const outcome = await visit.db.transact((tx) => reopenPlenary(tx, visit.viewer, given, visit.now));
  const back = paths.minutes.to(edition.id, stage);
  if (outcome.ok) return redirect(back, 'stage.done.reopenedMinutes');
  if (outcome.why === 'reason_missing')
    return minutesPage(visit, opened, { alasan: t('stage.refusal.reason_missing') });
  return refusalPage(outcome.why, back);
}
