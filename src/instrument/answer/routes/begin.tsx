import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import { subjectKinds } from '../../catalogue/model/parts.ts';
import { editionFor } from '../../catalogue/queries/editions.ts';
import { aspectsFor } from '../../catalogue/rules/items.ts';
import { phaseAt } from '../../catalogue/rules/period.ts';
import type { Subject } from '../../door.ts';
import { beginSheet, whyNotBeginSheet } from '../actions/begin.ts';
import { paths } from '../paths.ts';
import { sheetsOfSubjects } from '../queries/sheets.ts';
import { fillerRoles } from '../rules/rights.ts';
import { BeginPage } from '../views/begin-page.tsx';
import { type Doors, refusalPage, type SheetVisit, sheetPage, sheetTrail } from './visit.tsx';

const guard = acting(...fillerRoles);

/** Beginning a sheet. */
export function beginRoutes(doors: Doors): readonly Route<Viewer>[] {
  const open = (visit: SheetVisit) => openBegin(visit, doors);
  const begin = (visit: SheetVisit) => beginOne(visit, doors);
  return [
    { method: 'get', path: paths.begin.pattern, guard, event: 'instrument.sheet.choose', handle: open },
    { method: 'post', path: paths.begin.pattern, guard, event: 'instrument.sheet.begin', handle: begin },
  ];
}

async function editionAt({ params, db, viewer }: SheetVisit): Promise<InstrumentEdition> {
  const id = parseId<'InstrumentEditionId'>(params.id);
  const found = id ? await editionFor(db.conn, viewer, id) : null;
  if (!found || found.state === 'draft') throw new NotFound();
  return found;
}

async function openBegin(visit: SheetVisit, doors: Doors): Promise<Answer> {
  const edition = await editionAt(visit);
  const back = paths.list.to({ edisi: edition.id });
  const phase = phaseAt(edition, visit.now);
  if (phase !== 'filling') return refusalPage(phase === 'before' ? 'not_opened_yet' : 'period_over', back);
  const chosen = visit.query.get('subjek') ?? '';
  return beginPage(visit, doors, { edition, id: newId<'InstrumentSheetId'>(), chosen, copy: true, errors: {} });
}

type Typed = {
  readonly edition: InstrumentEdition;
  readonly id: string;
  readonly chosen: string;
  readonly copy: boolean;
  readonly errors: FieldErrors;
};

/** So many are offered at once; others are found by words of their title. */
const OFFERED = 50;
const LONGEST = 200;

async function beginPage(visit: SheetVisit, doors: Doors, typed: Typed): Promise<Answer> {
  const text = (visit.query.get('q') ?? '').trim().slice(0, LONGEST);
  const subjects = await freeSubjects(visit, doors, { edition: typed.edition, text });
  const body = <BeginPage {...typed} subjects={subjects} text={text} />;
  return sheetPage({ title: t('answer.begin.title'), trail: sheetTrail(), body }, typed.errors);
}

/** What the viewer answers for, of the kinds that the edition asks of, and that has no sheet in it yet. */
async function freeSubjects(
  { db, viewer, now }: SheetVisit,
  { subjects }: Doors,
  { edition, text }: { readonly edition: InstrumentEdition; readonly text: string },
): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  for (const source of subjects) {
    if (aspectsFor(edition.document, source.kind).length === 0) continue;
    const all = await source.answerableBy(db.conn, viewer, { text, limit: OFFERED });
    const own = all.filter((subject) => whyNotBeginSheet(edition, viewer, { subject, now }) === null);
    const subjectIds = own.map((it) => it.id);
    const begun = await sheetsOfSubjects(db.conn, { editionId: edition.id, kind: source.kind, subjectIds });
    const taken = new Set(begun.map((it) => it.subjectId));
    found.push(...own.filter((it) => !taken.has(it.id)));
  }
  return found;
}

async function beginOne(visit: SheetVisit, doors: Doors): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const edition = await editionAt(visit);
  const id = parseId<'InstrumentSheetId'>(form.get('id')) ?? newId<'InstrumentSheetId'>();
  const typed = { edition, id, chosen: form.get('subjek'), copy: form.has('salin') };
  const subject = await subjectIn(visit, doors, typed.chosen);
  if (!subject) return beginPage(visit, doors, { ...typed, errors: { subjek: t('answer.refusal.subject_unknown') } });
  const input = { id, editionId: edition.id, subject, copy: typed.copy };
  const outcome = await db.transact((tx) => beginSheet(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.sheet.to(outcome.value), 'answer.done.begin');
  if (outcome.why === 'not_found' || outcome.why === 'not_yours') throw new NotFound();
  return beginPage(visit, doors, { ...typed, errors: { subjek: t(`answer.refusal.${outcome.why}`) } });
}

/** The subject that a form names, as its source tells of it. */
async function subjectIn({ db }: SheetVisit, { subjects }: Doors, chosen: string): Promise<Subject | null> {
  const [name = '', text = ''] = chosen.split(':');
  const kind = subjectKinds.find((it) => it === name);
  const id = parseId<string>(text);
  if (!kind || !id) return null;
  for (const source of subjects) {
    if (source.kind !== kind) continue;
    const found = (await source.byIds(db.conn, [id])).get(id);
    if (found) return found;
  }
  return null;
}
