import { formLimit } from '#files/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import type { PageEnd, PageHead } from './ends.ts';
import { claimsExport, lastingExport } from './exports.ts';
import { paths } from './paths.ts';
import { showClaims, verifyMany } from './routes/claims.tsx';
import { attach, detach, showDocuments, upload } from './routes/documents.tsx';
import { add, edit, showAdd, showEdit } from './routes/form.tsx';
import { showList } from './routes/list.tsx';
import { showLasting } from './routes/page.tsx';
import { decide, showRecord, showWithdraw, withdraw } from './routes/record.tsx';
import { admins, insiders } from './routes/visit.tsx';

type Way = Pick<Route<Viewer>, 'path' | 'event' | 'handle'> & Partial<Pick<Route<Viewer>, 'bodyLimit' | 'guard'>>;
const get = ({ event, ...way }: Way): Route<Viewer> => ({
  method: 'get',
  guard: signedIn,
  event: `institutionalisation.${event}`,
  ...way,
});
const post = (way: Way): Route<Viewer> => ({ ...get(way), method: 'post' });

/** Who may see one innovation or one record is asked of it; `heads` stand above the eight dimensions and `ends` below. */
export const recordRoutes = (heads: readonly PageHead[], ends: readonly PageEnd[]): readonly Route<Viewer>[] => [
  get({ guard: insiders, path: paths.list.pattern, event: 'list', handle: showList }),
  exportRoute(lastingExport),
  get({ guard: admins, path: paths.claims.pattern, event: 'claims', handle: showClaims }),
  exportRoute(claimsExport),
  post({ guard: admins, path: paths.verifyMany.pattern, event: 'claims.verify', handle: verifyMany }),
  get({ path: paths.page.pattern, event: 'page', handle: showLasting(heads, ends) }),
  get({ path: paths.add.pattern, event: 'record.form', handle: showAdd }),
  post({ path: paths.add.pattern, event: 'record.add', handle: add }),
  get({ path: paths.record.pattern, event: 'record.read', handle: showRecord }),
  get({ path: paths.edit.pattern, event: 'record.edit_form', handle: showEdit }),
  post({ path: paths.edit.pattern, event: 'record.edit', handle: edit }),
  get({ path: paths.withdraw.pattern, event: 'record.withdraw_form', handle: showWithdraw }),
  post({ path: paths.withdraw.pattern, event: 'record.withdraw', handle: withdraw }),
  post({ path: paths.decide.pattern, event: 'record.verify', handle: decide }),
  get({ path: paths.documents.pattern, event: 'record.documents', handle: showDocuments }),
  post({ path: paths.attach.pattern, event: 'record.attach', handle: attach }),
  post({ path: paths.upload.pattern, event: 'record.attach', handle: upload, bodyLimit: formLimit }),
  post({ path: paths.detach.pattern, event: 'record.detach', handle: detach }),
];
