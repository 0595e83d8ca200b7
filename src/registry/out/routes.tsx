import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { whyNotProve } from '../evidence/rules.ts';
import type { Innovation } from '../model/record.ts';
import { versionOf } from '../routes/edit/work.tsx';
import { type RegistryVisit, workOf, workPage, workTrail } from '../routes/visit.tsx';
import { whyNot } from '../rules/moves.ts';
import { recordExport } from './actions.ts';
import { download, type FileType } from './download.ts';
import { type CopyForm, copyFormOf, copyForms, type MasterRecord } from './model.ts';
import { paths } from './paths.ts';
import { masterRecordOf } from './queries.ts';
import { composeSheet } from './sheet.ts';
import { sheetBook, sheetText } from './sheet-file.ts';
import { SheetPage } from './views/sheet-page.tsx';
import { SheetsPage } from './views/sheets-page.tsx';
import { formName } from './views/words.ts';

export const outRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.sheets.pattern, guard: signedIn, event: 'registry.copy.sheets', handle: sheets },
  { method: 'get', path: paths.sheet.pattern, guard: signedIn, event: 'registry.copy.sheet', handle: sheet },
  {
    method: 'get',
    path: paths.sheetBook.pattern,
    guard: signedIn,
    event: 'registry.export.copy_sheet',
    handle: (visit) => sheetDownload(visit, 'xlsx'),
  },
  {
    method: 'get',
    path: paths.sheetText.pattern,
    guard: signedIn,
    event: 'registry.export.copy_sheet',
    handle: (visit) => sheetDownload(visit, 'txt'),
  },
];

type Asked = {
  readonly work: Innovation;
  readonly record: MasterRecord;
  readonly version: { readonly no: number; readonly isPublic: boolean };
};

async function askedFor(visit: RegistryVisit): Promise<Asked> {
  const work = await workOf(visit);
  const version = await versionOf(visit, work);
  const record = await masterRecordOf(visit.db.conn, visit.viewer, work, version);
  return { work, record, version: { no: version.no, isPublic: version.id === work.publishedVersionId } };
}

function formOf(visit: RegistryVisit): CopyForm {
  const form = copyFormOf(visit.params.formulir);
  if (!form) throw new NotFound();
  return form;
}

async function sheets(visit: RegistryVisit): Promise<Answer> {
  const { record } = await askedFor(visit);
  const { id, content } = record;
  const filled = copyForms.map((form) => ({ form, fields: composeSheet(form, record, visit.now) }));
  return workPage({
    title: `${t('out.sheets.title')}: ${content.title}`,
    trail: workTrail({ id, title: content.title }),
    width: 'reading',
    body: <SheetsPage id={id} title={content.title} sheets={filled} />,
  });
}

async function sheet(visit: RegistryVisit): Promise<Answer> {
  const form = formOf(visit);
  const { work, record, version } = await askedFor(visit);
  const { id, content } = record;
  return workPage({
    title: `${formName(form)}: ${content.title}`,
    trail: [...workTrail({ id, title: content.title }), { text: t('out.sheets.title'), href: paths.sheets.to(id) }],
    width: 'reading',
    islands: ['copy'],
    body: (
      <SheetPage
        id={id}
        title={content.title}
        version={version}
        form={form}
        fields={composeSheet(form, record, visit.now)}
        mayMend={whyNot('edit', work, visit.viewer) === null}
        mayProve={whyNotProve(work, visit.viewer) === null}
        mayBegin={whyNot('start_version', work, visit.viewer) === null}
      />
    ),
  });
}

async function sheetDownload(visit: RegistryVisit, type: Extract<FileType, 'xlsx' | 'txt'>): Promise<Response> {
  const form = formOf(visit);
  const { record } = await askedFor(visit);
  const filled = { form, record, fields: composeSheet(form, record, visit.now) };
  const body = type === 'xlsx' ? await sheetBook(filled) : sheetText(filled);
  const subject = { kind: 'innovation', id: record.id };
  const taken = { title: record.content.title, sheet: form.code, format: type, rows: filled.fields.length };
  await visit.db.transact((tx) => recordExport(tx, visit.viewer, { kind: 'copy_sheet', subject, taken }, visit.now));
  return download({ name: form.code, type, body }, visit.now);
}
