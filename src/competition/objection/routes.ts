import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { objectionsExport } from './exports.ts';
import { paths } from './paths.ts';
import { download } from './routes/file.ts';
import { limitFor, objectionBoxes, statementBoxes } from './routes/files.ts';
import { showList } from './routes/list.tsx';
import { confirm, find, showConfirm, showReceipt } from './routes/objector.tsx';
import { answer, ask, reopen, second, showOne, state } from './routes/one.tsx';
import { raise, showForm, showSent, showWindow } from './routes/public.tsx';
import { organisers } from './routes/visit.tsx';

type Way = Pick<Route<Viewer>, 'path' | 'event' | 'handle'> & Partial<Pick<Route<Viewer>, 'bodyLimit' | 'guard'>>;
const get = ({ event, ...way }: Way): Route<Viewer> => ({
  method: 'get',
  guard: signedIn,
  event: `competition.objection.${event}`,
  ...way,
});
const post = (way: Way): Route<Viewer> => ({ ...get(way), method: 'post' });
const open = { guard: anyone };

/** Anybody objects; who may read one objection is asked of the objection itself. */
export const objectionRoutes: readonly Route<Viewer>[] = [
  get({ ...open, path: paths.window.pattern, event: 'window', handle: showWindow }),
  get({ ...open, path: paths.raise.pattern, event: 'form', handle: showForm }),
  post({
    ...open,
    path: paths.raise.pattern,
    event: 'raise',
    handle: raise,
    bodyLimit: limitFor(objectionBoxes),
  }),
  get({ ...open, path: paths.sent.pattern, event: 'sent', handle: showSent }),
  get({ ...open, path: paths.find.pattern, event: 'find', handle: find }),
  get({ ...open, path: paths.confirm.pattern, event: 'confirm_form', handle: showConfirm }),
  post({ ...open, path: paths.confirm.pattern, event: 'confirm', handle: confirm }),
  get({ ...open, path: paths.receipt.pattern, event: 'receipt', handle: showReceipt }),
  get({ guard: organisers, path: paths.list.pattern, event: 'list', handle: showList }),
  exportRoute(objectionsExport),
  get({ path: paths.one.pattern, event: 'read', handle: showOne }),
  get({ path: paths.file.pattern, event: 'file', handle: download }),
  post({ path: paths.ask.pattern, event: 'ask', handle: ask }),
  post({ path: paths.state.pattern, event: 'state', handle: state, bodyLimit: limitFor(statementBoxes) }),
  post({ path: paths.answer.pattern, event: 'answer', handle: answer }),
  post({ path: paths.second.pattern, event: 'second', handle: second }),
  post({ path: paths.reopen.pattern, event: 'reopen', handle: reopen }),
];
