import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { beginEdition } from '../actions/write.ts';
import { type Changed, parsed } from '../forms/change.ts';
import { type InstrumentDocument, instrumentDocument } from '../model/document.ts';
import { instrumentPresetOf } from '../model/presets.ts';
import { paths } from '../paths.ts';
import { editionFor, everyEdition, listEditions } from '../queries/editions.ts';
import { shiftedTo } from '../rules/shift.ts';
import { NewPage } from '../views/new-page.tsx';
import { keepers as guard, type InstrumentVisit, instrumentPage } from './visit.tsx';

/** Beginning an edition. */
export const newRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.new.pattern, guard, event: 'instrument.edition.new', handle: openNew },
  { method: 'post', path: paths.new.pattern, guard, event: 'instrument.edition.begin', handle: begin },
];

type TypedNew = { readonly id: string; readonly source: string; readonly title: string; readonly year: string };

const USUAL = 'contoh:pelembagaan';

function openNew(visit: InstrumentVisit): Promise<Answer> {
  const year = String(visit.now.getFullYear());
  const source = visit.query.get('sumber') ?? USUAL;
  return newPage(visit, { id: newId<'InstrumentEditionId'>(), source, title: '', year }, {});
}

const MOST_COPIED = 30;

async function newPage(visit: InstrumentVisit, { id, ...typed }: TypedNew, errors: FieldErrors): Promise<Answer> {
  const { db, viewer } = visit;
  const editions = await listEditions(db.conn, viewer, everyEdition, { size: MOST_COPIED, offset: 0 });
  const body = <NewPage id={id} editions={editions} typed={typed} errors={errors} />;
  return instrumentPage({ title: t('instrument.new.title'), body }, errors);
}

async function begin(visit: InstrumentVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const id = parseId<'InstrumentEditionId'>(form.get('id')) ?? newId<'InstrumentEditionId'>();
  const typed = { id, source: form.get('sumber'), title: form.get('judul').trim(), year: form.get('tahun').trim() };
  const found = await documentFrom(visit, typed);
  if (!found.ok) return newPage(visit, typed, found.errors);
  const made = begunAs(found.document, typed);
  if (!made.ok) return newPage(visit, typed, made.errors);
  const outcome = await db.transact((tx) => beginEdition(tx, viewer, { id, document: made.document }, now));
  if (outcome.ok) return redirect(paths.work.to(id), 'instrument.done.begin');
  if (outcome.why === 'not_yours') throw new NotFound();
  const box = outcome.why === 'key_taken' ? 'tahun' : '';
  return newPage(
    visit,
    { ...typed, id: newId<'InstrumentEditionId'>() },
    { [box]: t(`instrument.refusal.${outcome.why}`) },
  );
}

const refusedAt = (field: string, text: string): Changed => ({ ok: false, errors: { [field]: text } });

async function documentFrom(visit: InstrumentVisit, { source, title, year }: TypedNew): Promise<Changed> {
  const { db, viewer, form } = visit;
  const [kind = '', name = ''] = source.split(/:(.*)/s);
  if (kind === 'kosong') return emptyDocument(title, Number(year));
  if (kind === 'berkas') return documentIn(form.file('berkas'));
  if (kind === 'contoh') {
    const preset = instrumentPresetOf(name);
    if (preset) return { ok: true, document: preset.document };
  }
  const id = kind === 'salin' ? parseId<'InstrumentEditionId'>(name) : null;
  const edition = id ? await editionFor(db.conn, viewer, id) : null;
  return edition ? { ok: true, document: edition.document } : refusedAt('sumber', t('instrument.new.choose'));
}

const LONGEST_KEY = 40;

/** A document in which everything is still to be written; its key comes of its title. */
function emptyDocument(title: string, year: number): Changed {
  if (title === '') return refusedAt('judul', t('instrument.new.titleMissing'));
  const plain = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_KEY)
    .replaceAll(/^-+|-+$/g, '');
  const known = instrumentDocument.shape.year.safeParse(year).success ? year : 2000;
  return parsed({ format: 1, key: plain || 'instrumen', title, subject: 'innovation', year: known });
}

/** A document out of a file, or what is wrong with the file: the first faults with their places. */
async function documentIn(file: File | null): Promise<Changed> {
  if (!file) return refusedAt('berkas', t('instrument.new.fileMissing'));
  const value = jsonIn(await file.text());
  if (value === undefined) return refusedAt('berkas', t('instrument.new.fileNoJson'));
  const found = parsed(value);
  if (found.ok) return found;
  const faults = Object.entries(found.errors).slice(0, MOST_FAULTS);
  const text = faults.map(([place, fault]) => (place === '' ? fault : `${place}: ${fault}`)).join(' ');
  return refusedAt('berkas', t('instrument.new.fileWrong', { faults: text }));
}

const MOST_FAULTS = 5;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The document for its year and with its own title. */
function begunAs(document: InstrumentDocument, { year, title }: TypedNew): Changed {
  const number = Number(year);
  const isYear = instrumentDocument.shape.year.safeParse(number).success;
  if (!isYear || year === '') return refusedAt('tahun', t('instrument.fault.year'));
  const moved = shiftedTo(document, number);
  const made = parsed(title === '' ? moved : { ...moved, title, title_en: '' });
  return made.ok ? made : refusedAt('judul', Object.values(made.errors)[0] ?? '');
}
