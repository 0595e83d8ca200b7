import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { smallPng } from '#platform/pdf/index.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { saveSetting } from '../actions/settings.ts';
import { paths } from '../paths.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { settingOf } from '../queries/setting.ts';
import { numberOf, whyNotFormat } from '../rules/number.ts';
import { SettingsPage } from '../views/settings-page.tsx';
import { type CertificateVisit, certificatePage, editionOf, organisers, refusal, trailOf } from './visit.tsx';

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 2;
const FORM_BYTES = 64 * 1024;
const LONGEST_SHORT = 40;

export const settingsRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.settings.pattern,
    guard: organisers,
    event: 'competition.certificate.settings_form',
    handle: async (visit) => {
      const edition = await editionOf(visit);
      const { numberFormat, shortName } = await settingOf(visit.db.conn, edition);
      return page(visit, edition, { values: { format: numberFormat, shortName }, errors: {} });
    },
  },
  {
    method: 'post',
    path: paths.settings.pattern,
    guard: organisers,
    event: 'competition.certificate.settings',
    bodyLimit: 2 * MOST_MEGABYTES * MEGABYTE + FORM_BYTES,
    handle: save,
  },
];

type Typed = {
  readonly values: { readonly format: string; readonly shortName: string };
  readonly errors: FieldErrors;
};

async function page(visit: CertificateVisit, edition: CertifiedEdition, { values, errors }: Typed): Promise<Answer> {
  const setting = await settingOf(visit.db.conn, edition);
  const numbered = { no: setting.lastNo + 1, edition: setting.shortName, date: dayOf(visit.now) };
  const body = (
    <SettingsPage
      edition={edition}
      setting={setting}
      values={values}
      next={numberOf(setting.numberFormat, numbered)}
      megabytes={MOST_MEGABYTES}
      errors={errors}
    />
  );
  return certificatePage({ title: t('certificate.settings.title'), trail: trailOf(edition), body }, errors);
}

async function save(visit: CertificateVisit): Promise<Answer> {
  const edition = await editionOf(visit);
  const values = { format: visit.form.get('bentuk').trim(), shortName: visit.form.get('singkatan').trim() };
  const [logo, signature] = [await pictureIn(visit, 'lambang'), await pictureIn(visit, 'ttd')];
  const errors: Record<string, string> = {};
  const fault = whyNotFormat(values.format);
  if (fault) errors.bentuk = t(`certificate.format.${fault}`);
  if (values.shortName === '' || values.shortName.length > LONGEST_SHORT)
    errors.singkatan = t('certificate.settings.shortMissing');
  if (logo === 'wrong') errors.lambang = t('certificate.settings.noPicture');
  if (signature === 'wrong') errors.ttd = t('certificate.settings.noPicture');
  if (logo === 'wrong' || signature === 'wrong' || Object.keys(errors).length > 0)
    return page(visit, edition, { values, errors });
  const revision = Number(visit.form.get('revisi'));
  const said = { editionId: edition.id, revision, numberFormat: values.format, shortName: values.shortName };
  const input = { ...said, ...(logo === undefined ? {} : { logo }), ...(signature === undefined ? {} : { signature }) };
  const outcome = await visit.db.transact((tx) => saveSetting(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.settings.to(edition.id), 'certificate.done.settings');
  return refusal(outcome.why, paths.settings.to(edition.id));
}

/** A picture that was brought, as PNG; null to take the one away that is there, undefined to leave it. */
async function pictureIn({ form }: CertificateVisit, name: string): Promise<Uint8Array | null | undefined | 'wrong'> {
  const file = form.file(name);
  if (!file) return form.get(`hapus-${name}`) === 'ya' ? null : undefined;
  if (file.size > MOST_MEGABYTES * MEGABYTE) return 'wrong';
  return (await smallPng(new Uint8Array(await file.arrayBuffer()))) ?? 'wrong';
}
