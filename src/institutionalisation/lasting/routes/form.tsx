import { membersOfInstitution } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { addRecord, editRecord } from '../actions/claim.ts';
import type { LastingContent } from '../model/content.ts';
import { type Dimension, dimensionOfSlug } from '../model/dimensions.ts';
import { fieldsOf } from '../model/fields.ts';
import { paths } from '../paths.ts';
import { whyNotClaim, whyNotEdit } from '../rules/moves.ts';
import { type Faults, readRecord, type Typed, typedOf } from '../rules/typed.ts';
import { FormPage, type Official } from '../views/form-page.tsx';
import { dimensionName } from '../views/words.ts';
import {
  innovationOf,
  type Opened,
  ownPage,
  type RecordVisit,
  recordOf,
  refusal,
  revisionIn,
  type Titled,
  trailOf,
} from './visit.tsx';

/** What stands in the boxes of the form. */
function typedIn({ form }: RecordVisit, dimension: Dimension): Typed {
  return Object.fromEntries(fieldsOf[dimension].map(({ box }) => [box, form.get(box)]));
}

const worded = (faults: Faults): FieldErrors =>
  Object.fromEntries(Object.entries(faults).map(([box, fault]) => [box, t(`lasting.fault.${fault}`)]));

/** Those of the institution who may be the official of an agreement: its leaders and its administrators, and who is named already. */
async function officialsFor(
  visit: RecordVisit,
  { innovation }: Titled,
  dimension: Dimension,
): Promise<readonly Official[]> {
  if (dimension !== 'performance') return [];
  const { conn } = visit.db;
  const people = await membersOfInstitution(conn, innovation.institutionId);
  return people.map(({ id, name }) => ({ id, name }));
}

function dimensionIn({ params }: RecordVisit): Dimension {
  const dimension = dimensionOfSlug(params.dimensi ?? '');
  if (!dimension) throw new NotFound();
  return dimension;
}

type Shown = {
  readonly typed: Typed;
  readonly errors?: FieldErrors;
  readonly stands?: LastingContent;
  readonly status?: number;
};

async function addPage(visit: RecordVisit, titled: Titled, dimension: Dimension, shown: Shown): Promise<Answer> {
  const { innovation, title } = titled;
  const id = parseId<'LastingRecordId'>(visit.form.get('id')) ?? newId<'LastingRecordId'>();
  const errors = shown.errors ?? {};
  const body = (
    <FormPage
      dimension={dimension}
      title={title}
      action={paths.add.to(innovation.id, dimension)}
      cancel={paths.page.to(innovation.id)}
      isNew
      typed={shown.typed}
      hidden={{ id }}
      officials={await officialsFor(visit, titled, dimension)}
      stands={null}
      errors={errors}
    />
  );
  const heading = t('lasting.add', { dimension: dimensionName(dimension) });
  return ownPage({ title: heading, width: 'reading', trail: trailOf(titled), body }, errors);
}

export async function showAdd(visit: RecordVisit): Promise<Answer> {
  const dimension = dimensionIn(visit);
  const titled = await innovationOf(visit);
  const forbidden = whyNotClaim(titled.innovation, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.page.to(titled.innovation.id));
  return addPage(visit, titled, dimension, { typed: { tahun: dayOf(visit.now).slice(0, 4) } });
}

export async function add(visit: RecordVisit): Promise<Answer> {
  const dimension = dimensionIn(visit);
  const titled = await innovationOf(visit);
  const { id: innovationId } = titled.innovation;
  const { db, viewer, now, form } = visit;
  const typed = typedIn(visit, dimension);
  const read = readRecord(dimension, typed, dayOf(now));
  const forbidden = whyNotClaim(titled.innovation, viewer);
  if (forbidden) return refusal(forbidden, paths.page.to(innovationId));
  if (!read.ok) return addPage(visit, titled, dimension, { typed, errors: worded(read.faults) });
  const id = parseId<'LastingRecordId'>(form.get('id')) ?? newId<'LastingRecordId'>();
  const claim = { id, innovationId, content: await known(visit, titled, read.content) };
  const outcome = await db.transact((tx) => addRecord(tx, viewer, claim, now));
  if (!outcome.ok) return refusal(outcome.why, paths.page.to(innovationId));
  return redirect(paths.documents.to(id), 'lasting.done.added');
}

/** An official is taken only when the institution has such a person. */
async function known(visit: RecordVisit, titled: Titled, content: LastingContent): Promise<LastingContent> {
  if (content.dimension !== 'performance' || content.officialId === null) return content;
  const people = await officialsFor(visit, titled, content.dimension);
  return people.some((it) => it.id === content.officialId) ? content : { ...content, officialId: null };
}

async function editPage(visit: RecordVisit, opened: Opened, shown: Shown): Promise<Answer> {
  const { record, title } = opened;
  const { dimension } = record;
  const errors = shown.errors ?? {};
  const heading = t('lasting.edit', { dimension: dimensionName(dimension) });
  const body = (
    <FormPage
      dimension={dimension}
      title={title}
      action={paths.edit.to(record.id)}
      cancel={paths.record.to(record.id)}
      isNew={false}
      typed={shown.typed}
      hidden={{ revisi: String(record.revision) }}
      officials={await officialsFor(visit, opened, dimension)}
      stands={shown.stands ?? null}
      errors={errors}
    />
  );
  const { status } = shown;
  return ownPage(
    { title: heading, width: 'reading', trail: trailOf(opened), body, ...(status ? { status } : {}) },
    errors,
  );
}

export async function showEdit(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const { record, innovation } = opened;
  const forbidden = whyNotEdit(record, innovation, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.record.to(record.id));
  return editPage(visit, opened, { typed: typedOf(record.content) });
}

export async function edit(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const { record, innovation } = opened;
  const { db, viewer, now } = visit;
  const forbidden = whyNotEdit(record, innovation, viewer);
  if (forbidden) return refusal(forbidden, paths.record.to(record.id));
  const typed = typedIn(visit, record.dimension);
  const read = readRecord(record.dimension, typed, dayOf(now));
  if (!read.ok) return editPage(visit, opened, { typed, errors: worded(read.faults) });
  const content = await known(visit, opened, read.content);
  const change = { id: record.id, revision: revisionIn(visit), content };
  const outcome = await db.transact((tx) => editRecord(tx, viewer, change, now));
  if (outcome.ok) return redirect(paths.record.to(record.id), 'lasting.done.edited');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.record.to(record.id));
  const stands = { ...(await recordOf(visit)) };
  const errors = { '': t('lasting.refusal.stale') };
  return editPage(visit, stands, { typed, errors, stands: stands.record.content, status: 409 });
}
