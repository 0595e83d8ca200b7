import { formLimit } from '#files/index.ts';
import { acting, anyone, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { clinicsExport, peopleExport, presenceExport } from './exports.ts';
import { paths } from './paths.ts';
import { attend, attendPage, printPage, screenPage, screenPart } from './routes/attend.tsx';
import { certificateFile, check, verifyCode } from './routes/certificate.tsx';
import { answer, feedbackPage } from './routes/feedback.tsx';
import { showList } from './routes/list.tsx';
import { calendarFile, cancel, cancelPage, moving, showOne } from './routes/one.tsx';
import { adding, doing, keepMinutes, papersPage } from './routes/papers.tsx';
import { othersPage, register, registerMany, showPeople, withdrawOne } from './routes/people.tsx';
import { change, changePage, plan, planPage } from './routes/plan.tsx';
import { correct, correctPage, markOne, presencePage, scan } from './routes/presence.tsx';
import { sheetFile } from './routes/sheet.tsx';

const hub = acting('hub_admin');
const admins = acting('hub_admin', 'local_admin');
const named = (event: string) => `coaching.clinic.${event}`;

/** Fixed words stand before `:id`, for the first match answers. */
export const clinicRoutes: readonly Route<Viewer>[] = [
  exportRoute(clinicsExport),
  { method: 'get', path: paths.list.pattern, guard: anyone, event: named('list'), handle: showList },
  { method: 'get', path: paths.plan.pattern, guard: hub, event: named('plan_form'), handle: planPage },
  { method: 'post', path: paths.plan.pattern, guard: hub, event: named('plan'), handle: plan },
  { method: 'get', path: paths.check.pattern, guard: anyone, event: named('check'), handle: check },
  { method: 'get', path: paths.verified.pattern, guard: anyone, event: named('check_code'), handle: verifyCode },
  { method: 'get', path: paths.one.pattern, guard: anyone, event: named('read'), handle: showOne },
  { method: 'get', path: paths.change.pattern, guard: hub, event: named('change_form'), handle: changePage },
  { method: 'post', path: paths.change.pattern, guard: hub, event: named('change'), handle: change },
  { method: 'post', path: paths.announce.pattern, guard: hub, event: named('announce'), handle: moving('announce') },
  { method: 'post', path: paths.hold.pattern, guard: hub, event: named('hold'), handle: moving('hold') },
  { method: 'post', path: paths.close.pattern, guard: hub, event: named('close'), handle: moving('close') },
  { method: 'get', path: paths.cancel.pattern, guard: hub, event: named('cancel_form'), handle: cancelPage },
  { method: 'post', path: paths.cancel.pattern, guard: hub, event: named('cancel'), handle: cancel },
  { method: 'get', path: paths.calendar.pattern, guard: anyone, event: named('calendar'), handle: calendarFile },
  { method: 'post', path: paths.register.pattern, guard: signedIn, event: named('register'), handle: register },
  exportRoute(peopleExport),
  { method: 'get', path: paths.people.pattern, guard: signedIn, event: named('people'), handle: showPeople },
  { method: 'get', path: paths.others.pattern, guard: admins, event: named('others_form'), handle: othersPage },
  { method: 'post', path: paths.others.pattern, guard: admins, event: named('register'), handle: registerMany },
  { method: 'post', path: paths.withdraw.pattern, guard: signedIn, event: named('withdraw'), handle: withdrawOne },
  exportRoute(presenceExport),
  { method: 'get', path: paths.presence.pattern, guard: signedIn, event: named('presence'), handle: presencePage },
  { method: 'post', path: paths.presence.pattern, guard: signedIn, event: named('mark'), handle: markOne },
  { method: 'get', path: paths.presenceSheet.pattern, guard: signedIn, event: named('sheet'), handle: sheetFile },
  { method: 'post', path: paths.scan.pattern, guard: signedIn, event: named('mark'), handle: scan },
  { method: 'get', path: paths.correct.pattern, guard: signedIn, event: named('correct_form'), handle: correctPage },
  { method: 'post', path: paths.correct.pattern, guard: signedIn, event: named('correct'), handle: correct },
  { method: 'get', path: paths.screen.pattern, guard: signedIn, event: named('screen'), handle: screenPage },
  { method: 'get', path: paths.screenPart.pattern, guard: signedIn, event: named('screen_part'), handle: screenPart },
  { method: 'get', path: paths.print.pattern, guard: signedIn, event: named('print'), handle: printPage },
  { method: 'get', path: paths.attend.pattern, guard: signedIn, event: named('attend_form'), handle: attendPage },
  { method: 'post', path: paths.attend.pattern, guard: signedIn, event: named('mark'), handle: attend },
  { method: 'get', path: paths.papers.pattern, guard: signedIn, event: named('papers'), handle: papersPage },
  {
    method: 'post',
    path: paths.papers.pattern,
    guard: hub,
    event: named('paper'),
    bodyLimit: formLimit,
    handle: adding('file'),
  },
  { method: 'post', path: paths.addLink.pattern, guard: hub, event: named('paper'), handle: adding('link') },
  { method: 'post', path: paths.minutes.pattern, guard: signedIn, event: named('minutes'), handle: keepMinutes },
  { method: 'post', path: paths.placing.pattern, guard: hub, event: named('place'), handle: doing('place') },
  { method: 'post', path: paths.unplace.pattern, guard: hub, event: named('unplace'), handle: doing('unplace') },
  { method: 'post', path: paths.certify.pattern, guard: hub, event: named('certify'), handle: doing('certify') },
  { method: 'get', path: paths.feedback.pattern, guard: signedIn, event: named('feedback_form'), handle: feedbackPage },
  { method: 'post', path: paths.feedback.pattern, guard: signedIn, event: named('feedback'), handle: answer },
  {
    method: 'get',
    path: paths.certificate.pattern,
    guard: signedIn,
    event: named('certificate'),
    handle: certificateFile,
  },
];
