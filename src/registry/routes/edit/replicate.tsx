import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { replicateInnovation } from '../../actions/replica.ts';
import { MAX_ADAPTATION } from '../../model/register.ts';
import { paths } from '../../paths.ts';
import { recordFor } from '../../queries/innovation.ts';
import { titleFor } from '../../queries/register.ts';
import { fieldSpecs } from '../../rules/fields.ts';
import { readField } from '../../rules/read-field.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import { ReplicatePage } from '../../views/edit/new-page.tsx';
import { idOf, type RegistryVisit, refusal, workPage } from '../visit.tsx';
import { mayWrite } from './new.tsx';
import { placeChoice, placeIn } from './place.ts';

export const replicateRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.replicate.pattern,
    guard: mayWrite,
    event: 'registry.innovation.replicate_form',
    handle: (visit) => page(visit, {}),
  },
  {
    method: 'post',
    path: paths.replicate.pattern,
    guard: mayWrite,
    event: 'registry.innovation.create',
    handle: replicate,
  },
];

async function page(visit: RegistryVisit, errors: FieldErrors): Promise<Answer> {
  const origin = await originOf(visit);
  const { form, query } = visit;
  const given = {
    instansi: form.get('instansi') || (query.get('instansi') ?? ''),
    unit: form.get('unit') || (query.get('unit') ?? ''),
  };
  const title = t('registry.replicate.title', { title: origin.title });
  return workPage(
    {
      title,
      width: 'reading',
      trail: [{ text: origin.title, href: paths.record.to(origin.id) }],
      body: (
        <ReplicatePage
          origin={origin}
          newId={parseId(form.get('id')) ?? newId(visit.now.getTime())}
          title={form.has('judul') ? form.get('judul') : t('registry.replicate.titleStart', { title: origin.title })}
          adaptation={form.get('adaptasi')}
          place={{ ...(await placeChoice(visit, given)), errors }}
          errors={errors}
        />
      ),
    },
    errors,
  );
}

async function originOf(visit: RegistryVisit) {
  const id = idOf(visit);
  const record = await recordFor(visit.db.conn, visit.viewer, id);
  const title = await titleFor(visit.db.conn, visit.viewer, id);
  if (record?.state !== 'published' || title === null) throw new NotFound();
  const place = [record.unitName, record.institutionName].filter((name) => name !== null).join(', ');
  return { id, title, place };
}

async function replicate(visit: RegistryVisit): Promise<Answer> {
  const { form } = visit;
  const title = readField(fieldSpecs.title, [form.get('judul')], visit.locale);
  const adaptation = form.get('adaptasi').trim();
  const place = placeIn(visit);
  const id = parseId<'InnovationId'>(form.get('id'));
  const errors: Record<string, string> =
    'fault' in title ? { judul: faultTexts({ title: title.fault }).title ?? '' } : {};
  if (adaptation.length > MAX_ADAPTATION)
    errors.adaptasi = t('registry.fault.too_long', { field: t('registry.lineage.adaptation'), max: MAX_ADAPTATION });
  if (!place || !id) errors.instansi = t('registry.refusal.unknown_place');
  if (Object.keys(errors).length > 0 || !place || !id) return page(visit, errors);
  const input = { id, originId: idOf(visit), ...place, title: form.get('judul').trim(), adaptation };
  const outcome = await visit.db.transact((tx) => replicateInnovation(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.work.to(id), 'registry.done.replicate');
  if (outcome.why === 'unknown_place') return page(visit, { unit: t('registry.refusal.unknown_place') });
  return refusal(outcome.why, paths.record.to(input.originId));
}
