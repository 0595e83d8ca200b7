import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { beginEdition } from '../actions/write.ts';
import { organisedBy, organisedExport } from '../exports.ts';
import { parsed } from '../forms/change.ts';
import { type EditionDocument, editionDocument } from '../model/document.ts';
import { editionPresetOf } from '../model/presets.ts';
import { paths } from '../paths.ts';
import { countEditions, editionFor, listEditions } from '../queries/editions.ts';
import { shiftedTo } from '../rules/shift.ts';
import { OrganisedPage } from '../views/list-page.tsx';
import { NewPage } from '../views/new-page.tsx';
import { pageIn, pagesOf, SIZE } from './page.ts';
import { type EditionVisit, organisers as guard, workPage } from './visit.tsx';

/** What one's institution organises, and beginning one more. */
export const organisedRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.organised.pattern, guard, event: 'competition.edition.organised', handle: list },
  exportRoute(organisedExport),
  { method: 'get', path: paths.new.pattern, guard, event: 'competition.edition.new', handle: openNew },
  { method: 'post', path: paths.new.pattern, guard, event: 'competition.edition.begin', handle: begin },
];

async function list(visit: EditionVisit): Promise<Answer> {
  const { db, viewer, now, query } = visit;
  const filter = organisedBy(visit);
  const pages = pagesOf(await countEditions(db.conn, viewer, filter));
  const page = pageIn(query, pages);
  const editions = await listEditions(db.conn, viewer, filter, { size: SIZE, offset: (page - 1) * SIZE });
  const body = <OrganisedPage editions={editions} page={page} pages={pages} now={now} />;
  return workPage({ title: t('edition.organised.title'), width: 'wide', trail: [], body });
}

type TypedNew = { readonly id: string; readonly source: string; readonly title: string; readonly year: string };

function openNew(visit: EditionVisit): Promise<Answer> {
  const year = String(visit.now.getFullYear());
  const source = visit.query.get('sumber') ?? 'contoh:regency-starter';
  return newPage(visit, { id: newId<'EditionId'>(), source, title: '', year }, {});
}

const MOST_COPIED = 30;

async function newPage(visit: EditionVisit, { id, ...typed }: TypedNew, errors: FieldErrors): Promise<Answer> {
  const { db, viewer } = visit;
  const editions = await listEditions(db.conn, viewer, organisedBy(visit), { size: MOST_COPIED, offset: 0 });
  const body = <NewPage id={id} editions={editions} typed={typed} errors={errors} />;
  return workPage({ title: t('edition.new.title'), body }, errors);
}

async function begin(visit: EditionVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const id = parseId<'EditionId'>(form.get('id')) ?? newId<'EditionId'>();
  const typed = { id, source: form.get('sumber'), title: form.get('judul').trim(), year: form.get('tahun').trim() };
  const found = await documentFrom(visit, typed.source);
  if (!found.ok) return newPage(visit, typed, found.errors);
  const made = begunAs(found.document, typed);
  if (!made.ok) return newPage(visit, typed, made.errors);
  const outcome = await db.transact((tx) => beginEdition(tx, viewer, { id, document: made.document }, now));
  if (outcome.ok) return redirect(paths.work.to(id), 'edition.done.begin');
  if (outcome.why === 'not_yours') throw new NotFound();
  return newPage(visit, { ...typed, id: newId<'EditionId'>() }, { '': t(`edition.refusal.${outcome.why}`) });
}

type Found = ReturnType<typeof parsed>;
const refusedAt = (field: string, text: string): Found => ({ ok: false, errors: { [field]: text } });

async function documentFrom(visit: EditionVisit, source: string): Promise<Found> {
  const { db, viewer, form } = visit;
  const [kind = '', name = ''] = source.split(/:(.*)/s);
  if (kind === 'contoh') {
    const preset = editionPresetOf(name);
    return preset ? { ok: true, document: preset.document } : refusedAt('sumber', t('edition.new.choose'));
  }
  if (kind === 'salin') {
    const id = parseId<'EditionId'>(name);
    const edition = id ? await editionFor(db.conn, viewer, id) : null;
    return edition ? { ok: true, document: edition.document } : refusedAt('sumber', t('edition.new.choose'));
  }
  return kind === 'berkas' ? documentIn(form.file('berkas')) : refusedAt('sumber', t('edition.new.choose'));
}

/** A document out of a file, or what is wrong with the file: the first faults with their places. */
async function documentIn(file: File | null): Promise<Found> {
  if (!file) return refusedAt('berkas', t('edition.new.fileMissing'));
  const value = jsonIn(await file.text());
  if (value === undefined) return refusedAt('berkas', t('edition.new.fileNoJson'));
  const found = parsed(value);
  if (found.ok) return found;
  const faults = Object.entries(found.errors).slice(0, MOST_FAULTS);
  const text = faults.map(([place, fault]) => (place === '' ? fault : `${place}: ${fault}`)).join(' ');
  return refusedAt('berkas', t('edition.new.fileWrong', { faults: text }));
}

const MOST_FAULTS = 3;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The document for its year, with its days in that year and its own title. */
function begunAs(document: EditionDocument, { year, title }: TypedNew): Found {
  const number = Number(year);
  const isYear = editionDocument.shape.year.safeParse(number).success;
  if (!isYear || year === '') return refusedAt('tahun', t('edition.fault.year'));
  const renamed = (text: string) => text.replace(String(document.year), year);
  const named =
    title === '' ? { title: renamed(document.title), title_en: renamed(document.title_en) } : { title, title_en: '' };
  const made = parsed({ ...shiftedTo(document, number), ...named });
  return made.ok ? made : refusedAt('judul', Object.values(made.errors)[0] ?? '');
}
