import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { formPage } from '#platform/ui/form-page.ts';
import { addInstitution, renameInstitution, type WhyNotInstitution } from '../actions/institutions.ts';
import { institutionsExport, unitsExport } from '../exports/institutions.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { findInstitutions } from '../queries/institutions.ts';
import { membersFor } from '../queries/people-list.ts';
import { unitsOf } from '../queries/units.ts';
import { grantableRoles, whyNotGrant } from '../rules/grant.ts';
import { acting, signedIn } from '../rules/guard.ts';
import { whyNotChangeInstitutions, whyNotChangeUnits } from '../rules/institution.ts';
import { InstitutionPage } from '../views/institution.tsx';
import {
  NewInstitution,
  type NewInstitutionProps,
  RenameInstitution,
  type RenameInstitutionProps,
} from '../views/institution-form.tsx';
import { Institutions } from '../views/institutions.tsx';
import { askedInstitutions, institutionOf, isKind } from './institutions-query.ts';
import { faults, type IdentityVisit, pageNumber } from './visit.ts';

const PAGE = 50;
const hub = acting('hub_admin', 'system_admin');

export const institutionRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.institutions.pattern, guard: signedIn, event: 'identity.institutions', handle: list },
  {
    method: 'get',
    path: paths.newInstitution.pattern,
    guard: hub,
    event: 'identity.institution_form',
    handle: () => newPage({ values: { name: '', kind: '', region: '' }, errors: {} }),
  },
  { method: 'post', path: paths.newInstitution.pattern, guard: hub, event: 'identity.institution_added', handle: add },
  exportRoute(institutionsExport),
  exportRoute(unitsExport),
  { method: 'get', path: paths.institution.pattern, guard: signedIn, event: 'identity.institution', handle: open },
  { method: 'get', path: paths.editInstitution.pattern, guard: hub, event: 'identity.rename_form', handle: edit },
  {
    method: 'post',
    path: paths.editInstitution.pattern,
    guard: hub,
    event: 'identity.institution_renamed',
    handle: rename,
  },
];

const quiet = { width: 'reading', noindex: true } as const;
const trail = () => [{ text: t('identity.institutions.title'), href: paths.institutions.to() }];

async function list(visit: IdentityVisit): Promise<Answer> {
  const { query, filter } = askedInstitutions(visit.query);
  const page = pageNumber(visit);
  const found = await findInstitutions(visit.db.conn, filter, { size: PAGE, offset: (page - 1) * PAGE });
  const body = (
    <Institutions
      {...found}
      page={page}
      pages={Math.ceil(found.total / PAGE)}
      query={query}
      hubRegion={visit.config.hubRegion}
      mayAdd={whyNotChangeInstitutions(visit.viewer) === null}
    />
  );
  return show({ noindex: true, width: 'wide', title: t('identity.institutions.title'), body });
}

function newPage(props: NewInstitutionProps): Answer {
  const title = t('identity.institution.newTitle');
  const body = <NewInstitution {...props} />;
  return formPage(
    {
      ...quiet,
      trail: trail(),
      title,
      body,
    },
    props.errors,
  );
}

async function add(visit: IdentityVisit): Promise<Answer> {
  const { form, viewer, now } = visit;
  const values = { name: form.get('nama'), kind: form.get('jenis'), region: form.get('wilayah') };
  const { kind } = values;
  if (!isKind(kind)) {
    const errors = faults({
      nama: values.name.trim() === '' ? t('identity.institution.why.name_missing') : null,
      jenis: t('identity.institution.why.kind_missing'),
    });
    return newPage({ values, errors });
  }
  const given = { kind, name: values.name, regionCode: values.region === '' ? null : values.region };
  const outcome = await visit.db.transact((tx) => addInstitution(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.institution.to(outcome.value), 'identity.institution.added');
  return newPage({ values, errors: { [fieldOf(outcome.why)]: t(`identity.institution.why.${outcome.why}`) } });
}

function fieldOf(why: WhyNotInstitution): 'nama' | 'wilayah' | '' {
  if (why === 'not_yours') return '';
  return why.startsWith('name') ? 'nama' : 'wilayah';
}

async function open(visit: IdentityVisit): Promise<Answer> {
  const institution = await institutionOf(visit);
  const { viewer } = visit;
  const { conn } = visit.db;
  const mayChangeUnits = whyNotChangeUnits(viewer, institution.id) === null;
  const body = (
    <InstitutionPage
      institution={institution}
      units={await unitsOf(conn, institution.id)}
      members={mayChangeUnits ? await membersFor(conn, institution.id) : null}
      mayRename={whyNotChangeInstitutions(viewer) === null}
      mayChangeUnits={mayChangeUnits}
      mayInvite={grantableRoles(viewer).some(
        (role) => whyNotGrant(viewer, { role, institutionId: institution.id }) === null,
      )}
    />
  );
  return show({ noindex: true, trail: trail(), title: institution.name, body });
}

async function edit(visit: IdentityVisit): Promise<Answer> {
  const { id, name } = await institutionOf(visit);
  return renamePage({ id, name, errors: {} });
}

function renamePage(props: RenameInstitutionProps): Answer {
  const title = t('identity.institution.renameTitle');
  const body = <RenameInstitution {...props} />;
  return formPage(
    {
      ...quiet,
      trail: trail(),
      title,
      body,
    },
    props.errors,
  );
}

async function rename(visit: IdentityVisit): Promise<Answer> {
  const { id } = await institutionOf(visit);
  const name = visit.form.get('nama');
  const outcome = await visit.db.transact((tx) => renameInstitution(tx, visit.viewer, { id, name }, visit.now));
  if (outcome.ok) return redirect(paths.institution.to(id), 'identity.institution.renamed');
  if (outcome.why === 'unknown' || outcome.why === 'not_yours') throw new NotFound();
  return renamePage({ id, name, errors: { nama: t(`identity.institution.why.${outcome.why}`) } });
}
