import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { addUnit, changeUnit, closeUnit, reopenUnit, type WhyNotUnit } from '../actions/units.ts';
import type { UnitId, Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { type Institution, institutionById } from '../queries/institutions.ts';
import { type Unit, type UnitStanding, unitStanding, unitsOf } from '../queries/units.ts';
import { acting } from '../rules/guard.ts';
import { whyNotChangeUnits, whyNotCloseUnit } from '../rules/institution.ts';
import { CloseUnit, NewUnit, UnitPage, type UnitValues } from '../views/unit.tsx';
import { institutionOf } from './institutions-query.ts';
import type { IdentityVisit } from './visit.ts';

const guard = acting('local_admin', 'hub_admin', 'system_admin');

export const unitRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.newUnit.pattern, guard, event: 'identity.unit_form', handle: openNew },
  { method: 'post', path: paths.newUnit.pattern, guard, event: 'identity.unit_added', handle: add },
  { method: 'get', path: paths.unit.pattern, guard, event: 'identity.unit', handle: open },
  { method: 'post', path: paths.unit.pattern, guard, event: 'identity.unit_changed', handle: save },
  { method: 'get', path: paths.closeUnit.pattern, guard, event: 'identity.close_form', handle: askClose },
  { method: 'post', path: paths.closeUnit.pattern, guard, event: 'identity.unit_closed', handle: close },
  { method: 'post', path: paths.reopenUnit.pattern, guard, event: 'identity.unit_reopened', handle: reopen },
];

const quiet = { width: 'reading', noindex: true } as const;
const trailTo = (institution: Institution) => [
  { text: t('identity.institutions.title'), href: paths.institutions.to() },
  { text: institution.name, href: paths.institution.to(institution.id) },
];

type Refilled = { readonly values: UnitValues; readonly errors: FieldErrors };

/** An institution whose units the viewer may change, or 404. */
async function ownInstitution(visit: IdentityVisit): Promise<Institution> {
  const institution = await institutionOf(visit);
  if (whyNotChangeUnits(visit.viewer, institution.id)) throw new NotFound();
  return institution;
}

async function openNew(visit: IdentityVisit): Promise<Answer> {
  const institution = await ownInstitution(visit);
  return newPage(visit, institution, { values: { name: '', parent: visit.query.get('induk') ?? '' }, errors: {} });
}

async function newPage(visit: IdentityVisit, institution: Institution, given: Refilled): Promise<Answer> {
  const parents = openUnits(await unitsOf(visit.db.conn, institution.id));
  const title = t('identity.unit.newTitle');
  return formPage(
    {
      ...quiet,
      trail: trailTo(institution),
      title,
      body: <NewUnit institution={institution} parents={parents} {...given} />,
    },
    given.errors,
  );
}

const openUnits = (units: readonly Unit[]) => units.filter((unit) => unit.closedAt === null);
const valuesOf = (visit: IdentityVisit): UnitValues => ({
  name: visit.form.get('nama'),
  parent: visit.form.get('induk'),
});

async function add(visit: IdentityVisit): Promise<Answer> {
  const institution = await ownInstitution(visit);
  const values = valuesOf(visit);
  const given = { institutionId: institution.id, name: values.name, parentId: parentOf(values) };
  const outcome = await visit.db.transact((tx) => addUnit(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.institution.to(institution.id), 'identity.unit.added');
  return newPage(visit, institution, { values, errors: errorsOf(outcome.why) });
}

/** The chosen parent; a text that is no id is a unit that is not there. */
function parentOf(values: UnitValues): UnitId | null {
  if (values.parent === '') return null;
  return parseId<'UnitId'>(values.parent) ?? NO_UNIT;
}
const NO_UNIT = parseId<'UnitId'>('00000000-0000-7000-8000-000000000000');

function errorsOf(why: WhyNotUnit): FieldErrors {
  if (why === 'not_yours' || why === 'unknown') throw new NotFound();
  if (why === 'closed') return { '': t('identity.unit.why.closed') };
  return { [why.startsWith('parent') ? 'induk' : 'nama']: t(`identity.unit.why.${why}`) };
}

type Found = { readonly unit: UnitStanding; readonly institution: Institution };

/** The unit of the address when the viewer may change it, or 404. */
async function unitOf(visit: IdentityVisit): Promise<Found> {
  const id = parseId<'UnitId'>(visit.params.id);
  const unit = id ? await unitStanding(visit.db.conn, id) : null;
  const institution = unit ? await institutionById(visit.db.conn, unit.institutionId) : null;
  if (!unit || !institution || whyNotChangeUnits(visit.viewer, institution.id)) throw new NotFound();
  return { unit, institution };
}

async function open(visit: IdentityVisit): Promise<Answer> {
  const found = await unitOf(visit);
  return unitPage(visit, found, { values: { name: found.unit.name, parent: found.unit.parentId ?? '' }, errors: {} });
}

async function unitPage(visit: IdentityVisit, { unit, institution }: Found, given: Refilled): Promise<Answer> {
  const all = await unitsOf(visit.db.conn, institution.id);
  const parents = openUnits(all).filter((it) => !isWithin(all, it, unit.id));
  const body = (
    <UnitPage
      unit={unit}
      institution={institution}
      parents={parents}
      whyNotClose={whyNotCloseUnit(visit.viewer, unit)}
      {...given}
    />
  );
  return formPage({ ...quiet, trail: trailTo(institution), title: unit.name, body }, given.errors);
}

/** Whether a unit is the other one or stands anywhere below it. */
function isWithin(all: readonly Unit[], unit: Unit, other: UnitId): boolean {
  if (unit.id === other) return true;
  const parent = all.find((it) => it.id === unit.parentId);
  return parent !== undefined && isWithin(all, parent, other);
}

async function save(visit: IdentityVisit): Promise<Answer> {
  const found = await unitOf(visit);
  const values = valuesOf(visit);
  const given = { id: found.unit.id, name: values.name, parentId: parentOf(values) };
  const outcome = await visit.db.transact((tx) => changeUnit(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.unit.to(found.unit.id), 'identity.unit.saved');
  return unitPage(visit, found, { values, errors: errorsOf(outcome.why) });
}

async function askClose(visit: IdentityVisit): Promise<Answer> {
  const { unit, institution } = await unitOf(visit);
  if (whyNotCloseUnit(visit.viewer, unit)) return redirect(paths.unit.to(unit.id));
  const title = t('identity.unit.closeQuestion', { name: unit.name });
  const body = <CloseUnit unit={unit} institution={institution} />;
  return show({ ...quiet, trail: trailTo(institution), title, body });
}

async function close(visit: IdentityVisit): Promise<Answer> {
  const found = await unitOf(visit);
  const outcome = await visit.db.transact((tx) => closeUnit(tx, visit.viewer, found.unit.id, visit.now));
  if (outcome.ok || outcome.why === 'already_closed') {
    return redirect(paths.institution.to(found.institution.id), 'identity.unit.closedDone');
  }
  if (outcome.why === 'unknown' || outcome.why === 'not_yours') throw new NotFound();
  const values = { name: found.unit.name, parent: found.unit.parentId ?? '' };
  return unitPage(visit, found, { values, errors: { '': t(`identity.unit.whyNotClose.${outcome.why}`) } });
}

async function reopen(visit: IdentityVisit): Promise<Answer> {
  const found = await unitOf(visit);
  const outcome = await visit.db.transact((tx) => reopenUnit(tx, visit.viewer, found.unit.id, visit.now));
  if (outcome.ok || outcome.why === 'open') return redirect(paths.unit.to(found.unit.id), 'identity.unit.reopened');
  if (outcome.why !== 'parent_closed') throw new NotFound();
  const values = { name: found.unit.name, parent: found.unit.parentId ?? '' };
  return unitPage(visit, found, { values, errors: { '': t('identity.unit.why.parent_closed') } });
}
