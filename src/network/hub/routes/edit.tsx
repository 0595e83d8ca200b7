import { hubInstitution, regionName, type Viewer } from '#identity/index.ts';
import { type Answer, redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { changeProfile } from '../actions.ts';
import type { HubProfile, HubRefusal, KeptProfile } from '../model.ts';
import { paths } from '../paths.ts';
import { profileOf } from '../queries.ts';
import { faultsOf } from '../rules.ts';
import { EditPage } from '../views/edit-page.tsx';

type HubVisit = Visit<Viewer>;

const boxes: Readonly<Record<keyof HubProfile, string>> = {
  ...{ aboutId: 'tentang', aboutEn: 'tentang_en', office: 'kantor', address: 'alamat' },
  ...{ email: 'surel', phone: 'telepon', hours: 'jam' },
};

const typedIn = ({ form }: HubVisit): HubProfile =>
  Object.fromEntries(Object.entries(boxes).map(([field, name]) => [field, form.get(name).trim()])) as HubProfile;

async function page(visit: HubVisit, kept: KeptProfile, errors: FieldErrors, status?: number): Promise<Answer> {
  const { hubRegion } = visit.config;
  const { revision, ...profile } = kept;
  const hubName = (await hubInstitution(visit.db.conn, hubRegion))?.name ?? regionName(hubRegion);
  const body = <EditPage profile={profile} revision={revision} hubName={hubName} errors={errors} />;
  const trail = [{ text: t('hub.page.title'), href: paths.page.to() }];
  const shown = { title: t('hub.edit.title'), noindex: true, width: 'reading' as const, trail, body };
  return formPage(status ? { ...shown, status } : shown, errors);
}

export async function showEdit(visit: HubVisit): Promise<Answer> {
  return page(visit, await profileOf(visit.db.conn, visit.config.hubRegion), {});
}

export async function edit(visit: HubVisit): Promise<Answer> {
  const { db, viewer, form, config, now } = visit;
  const profile = typedIn(visit);
  const text = form.get('revisi');
  const revision = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  const faults = Object.entries(faultsOf(profile)) as [keyof HubProfile, HubRefusal][];
  const errors = Object.fromEntries(faults.map(([field, why]) => [boxes[field], t(`hub.refusal.${why}`)]));
  if (faults.length > 0) return page(visit, { ...profile, revision }, errors);
  const { hubRegion } = config;
  const outcome = await db.transact((tx) => changeProfile(tx, viewer, { hubRegion, profile, revision }, now));
  if (outcome.ok) return redirect(paths.page.to(), 'hub.done.changed');
  const kept = await profileOf(db.conn, hubRegion);
  return page(visit, { ...profile, revision: kept.revision }, { '': t(`hub.refusal.${outcome.why}`) }, 409);
}
