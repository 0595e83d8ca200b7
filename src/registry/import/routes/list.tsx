import type { Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { sheetRefusalText } from '#platform/ui/sheet-refusal.ts';
import { MAX_FILE_BYTES, MAX_ROWS, stageFile } from '../actions/upload.ts';
import { RUNS_A_PAGE } from '../model.ts';
import { paths } from '../paths.ts';
import { listRuns } from '../queries/run.ts';
import { templateBook } from '../template.ts';
import { ListPage } from '../views/list-page.tsx';
import { UploadPage } from '../views/upload-page.tsx';
import { sheetDownload } from './download.ts';
import { admins, type ImportVisit, importPage, pageOf } from './visit.tsx';

const MEGABYTE = 1024 * 1024;
/** The form around the file. */
const FORM_BYTES = 64 * 1024;

export const listRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: admins, event: 'registry.import.list', handle: list },
  {
    method: 'get',
    path: paths.upload.pattern,
    guard: admins,
    event: 'registry.import.upload_form',
    handle: () => uploadPage({}),
  },
  {
    method: 'post',
    path: paths.upload.pattern,
    guard: admins,
    event: 'registry.import.upload',
    bodyLimit: MAX_FILE_BYTES + FORM_BYTES,
    handle: upload,
  },
  {
    method: 'get',
    path: paths.template.pattern,
    guard: admins,
    event: 'registry.import.template',
    handle: async () => sheetDownload(await templateBook(), t('import.template.file')),
  },
];

async function list(visit: ImportVisit): Promise<Answer> {
  const page = pageOf(visit);
  const { total, items } = await listRuns(visit.db.conn, visit.viewer, page);
  return importPage({
    title: t('import.list.title'),
    trail: [],
    width: 'wide',
    body: <ListPage runs={items} page={page} pages={Math.ceil(total / RUNS_A_PAGE)} />,
  });
}

function uploadPage(errors: FieldErrors): Answer {
  const limits = { megabytes: MAX_FILE_BYTES / MEGABYTE, rows: MAX_ROWS };
  return importPage({ title: t('import.upload.title'), body: <UploadPage {...limits} errors={errors} /> }, errors);
}

async function upload(visit: ImportVisit): Promise<Answer> {
  const file = visit.form.file('berkas');
  if (!file) return uploadPage({ berkas: t('import.upload.missing') });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const outcome = await stageFile(visit.db, visit.viewer, { bytes, name: file.name }, visit.now);
  if (!outcome.ok) return uploadPage({ berkas: sheetRefusalText(outcome.why) });
  return redirect(paths.columns.to(outcome.value), 'import.done.upload');
}
