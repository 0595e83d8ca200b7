import { formLimit } from '#files/index.ts';
import { acting, anyone, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { transferExports } from './exports.ts';
import { paths } from './paths.ts';
import { saveAdapted, showAdaptation, showSection } from './routes/adaptation.tsx';
import { begin, showForm } from './routes/begin.tsx';
import { check, verifyCode } from './routes/check.tsx';
import * as deeds from './routes/deeds.tsx';
import { showHistory } from './routes/history.tsx';
import { showList } from './routes/list.tsx';
import { showOne } from './routes/one.tsx';
import { prove, sign, start } from './routes/papers.tsx';
import { certificate, letter } from './routes/pdf.ts';
import { add, fill, move, saveTask, showPlan, showTask } from './routes/plan.tsx';

type Way = Pick<Route<Viewer>, 'path' | 'event' | 'handle'> & Partial<Pick<Route<Viewer>, 'bodyLimit' | 'guard'>>;
const get = ({ event, ...way }: Way): Route<Viewer> => ({
  method: 'get',
  guard: signedIn,
  event: `replication.${event}`,
  ...way,
});
const post = (way: Way): Route<Viewer> => ({ ...get(way), method: 'post' });

/** Those who write records, for the place for which they write. */
const writers = acting('innovator', 'local_admin', 'hub_admin');

/** Who may read a replication is asked of the replication; a certificate is checked by anybody. */
export const transferRoutes: readonly Route<Viewer>[] = [
  get({ guard: writers, path: paths.begin.pattern, event: 'interest_form', handle: showForm }),
  post({ guard: writers, path: paths.begin.pattern, event: 'interest', handle: begin }),
  get({ guard: anyone, path: paths.check.pattern, event: 'check', handle: check }),
  get({ guard: anyone, path: paths.verified.pattern, event: 'check_code', handle: verifyCode }),
  get({ path: paths.list.pattern, event: 'list', handle: showList }),
  ...transferExports.map(exportRoute),
  get({ path: paths.one.pattern, event: 'read', handle: showOne }),
  get({ path: paths.letter.pattern, event: 'letter', handle: letter }),
  get({ path: paths.certificate.pattern, event: 'certificate', handle: certificate }),
  get({ path: paths.history.pattern, event: 'history', handle: showHistory }),
  post({ path: paths.verify.pattern, event: 'verify', handle: deeds.verify }),
  post({ path: paths.refuse.pattern, event: 'refuse', handle: deeds.refuse }),
  post({ path: paths.withdraw.pattern, event: 'withdraw', handle: deeds.withdraw }),
  post({ path: paths.appoint.pattern, event: 'appoint', handle: deeds.appoint }),
  post({ path: paths.sign.pattern, event: 'sign', handle: sign, bodyLimit: formLimit }),
  post({ path: paths.commit.pattern, event: 'commit', handle: deeds.commit }),
  post({ path: paths.settle.pattern, event: 'settle', handle: deeds.settle }),
  post({ path: paths.start.pattern, event: 'begin', handle: start, bodyLimit: formLimit }),
  post({ path: paths.prove.pattern, event: 'prove', handle: prove, bodyLimit: formLimit }),
  post({ path: paths.record.pattern, event: 'record', handle: deeds.record }),
  post({ path: paths.link.pattern, event: 'record', handle: deeds.link }),
  post({ path: paths.evaluate.pattern, event: 'evaluate', handle: deeds.evaluate }),
  post({ path: paths.sendBack.pattern, event: 'send_back', handle: deeds.sendBackDeed }),
  post({ path: paths.certify.pattern, event: 'certify', handle: deeds.certifyDeed }),
  post({ path: paths.pause.pattern, event: 'pause', handle: deeds.pause }),
  post({ path: paths.resume.pattern, event: 'resume', handle: deeds.resume }),
  post({ path: paths.stop.pattern, event: 'stop', handle: deeds.stop }),
  get({ path: paths.plan.pattern, event: 'plan', handle: showPlan }),
  post({ path: paths.addTask.pattern, event: 'task_add', handle: add }),
  post({ path: paths.template.pattern, event: 'task_template', handle: fill }),
  get({ path: paths.task.pattern, event: 'task_form', handle: showTask }),
  post({ path: paths.task.pattern, event: 'task_edit', handle: saveTask }),
  post({ path: paths.moveTask.pattern, event: 'task_move', handle: move }),
  get({ path: paths.adaptation.pattern, event: 'adaptation', handle: showAdaptation }),
  get({ path: paths.section.pattern, event: 'adapt_form', handle: showSection }),
  post({ path: paths.section.pattern, event: 'adapt', handle: saveAdapted }),
];
