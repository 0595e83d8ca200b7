import { signedIn, type Viewer } from '#identity/index.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { setLineage } from '../../actions/register.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { Innovation } from '../../model/record.ts';
import { type Lineage, MAX_ADAPTATION, MAX_ORIGIN_TEXT } from '../../model/register.ts';
import { paths } from '../../paths.ts';
import { type KnownLineage, lineageOf } from '../../queries/register.ts';
import { lineageMark } from '../../rules/fingerprint.ts';
import { whyNot } from '../../rules/moves.ts';
import { LineagePage } from '../../views/edit/register-page.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../visit.tsx';
import { versionOf } from './work.tsx';

export const lineageRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.lineage.pattern,
    guard: signedIn,
    event: 'registry.innovation.lineage_form',
    handle: showLineage,
  },
  {
    method: 'post',
    path: paths.lineage.pattern,
    guard: signedIn,
    event: 'registry.innovation.set_lineage',
    handle: saveLineage,
  },
];

async function showLineage(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const forbidden = whyNot('set_register', record, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.work.to(record.id));
  const known = await lineageOf(visit.db.conn, visit.viewer, record.id);
  return page(visit, { record, form: formOf(known, visit.baseUrl), seen: markOf(known) });
}

function markOf(known: KnownLineage | null): string {
  if (!known) return lineageMark(null);
  const { originId, originText, adaptation } = known;
  return lineageMark({ originId, originText, adaptation });
}

function formOf(known: KnownLineage | null, baseUrl: string): FormValues {
  if (!known) return formValues(new URLSearchParams({ asal: 'sendiri' }));
  return formValues(
    new URLSearchParams({
      asal: known.originId ? 'katalog' : 'luar',
      alamat: known.originId ? baseUrl + paths.record.to(known.originId) : '',
      nama: known.originText,
      adaptasi: known.adaptation,
    }),
  );
}

type Shown = {
  readonly record: Innovation;
  readonly form: FormValues;
  readonly seen: string;
  readonly errors?: FieldErrors;
  readonly clash?: readonly string[];
};

async function page(visit: RegistryVisit, { record, form, seen, errors = {}, clash }: Shown): Promise<Answer> {
  const { content } = await versionOf(visit, record);
  return workPage(
    {
      title: `${t('registry.lineage.title')}: ${content.title}`,
      trail: workTrail({ id: record.id, title: content.title }),
      ...(clash ? { status: 409 } : {}),
      body: (
        <LineagePage
          id={record.id}
          title={content.title}
          form={form}
          errors={errors}
          seen={seen}
          clash={clash ?? null}
        />
      ),
    },
    errors,
  );
}

async function saveLineage(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const { form } = visit;
  const seen = form.get('terlihat');
  const read = readLineage(form);
  if ('errors' in read) return page(visit, { record, form, seen, errors: read.errors });
  const input = { id: record.id, lineage: read.lineage, seen };
  const outcome = await visit.db.transact((tx) => setLineage(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.work.to(record.id), 'registry.edit.saved');
  const { why } = outcome;
  if (why === 'unknown_origin' || why === 'own_origin' || why === 'circular_origin')
    return page(visit, { record, form, seen, errors: { alamat: t(`registry.refusal.${why}`) } });
  if (why !== 'stale') return refusal(why, paths.work.to(record.id));
  const known = await lineageOf(visit.db.conn, visit.viewer, record.id);
  const stored = known ? [known.originTitle ?? known.originText, known.adaptation] : [];
  return page(visit, { record, form, seen: markOf(known), clash: stored.filter((line) => line !== '') });
}

/** The id at the end of an address of the catalogue, or an id by itself. */
function originIdIn(text: string): InnovationId | null {
  const [, id] = /([0-9a-f-]{36})\/?$/.exec(text.trim().toLowerCase()) ?? [];
  return parseId<'InnovationId'>(id);
}

function readLineage(form: FormValues): { readonly lineage: Lineage | null } | { readonly errors: FieldErrors } {
  const kind = form.get('asal');
  const adaptation = form.get('adaptasi').trim();
  if (adaptation.length > MAX_ADAPTATION)
    return {
      errors: {
        adaptasi: t('registry.fault.too_long', { field: t('registry.lineage.adaptation'), max: MAX_ADAPTATION }),
      },
    };
  if (kind === 'sendiri') return { lineage: null };
  if (kind === 'katalog') {
    const originId = originIdIn(form.get('alamat'));
    if (!originId) return { errors: { alamat: t('registry.refusal.unknown_origin') } };
    return { lineage: { originId, originText: '', adaptation } };
  }
  const originText = form.get('nama').trim();
  if (kind !== 'luar')
    return { errors: { asal: t('registry.fault.unknown_choice', { field: t('registry.lineage.kind') }) } };
  const field = t('registry.lineage.name');
  if (originText === '') return { errors: { nama: t('registry.fault.required', { field }) } };
  if (originText.length > MAX_ORIGIN_TEXT)
    return { errors: { nama: t('registry.fault.too_long', { field, max: MAX_ORIGIN_TEXT }) } };
  return { lineage: { originId: null, originText, adaptation } };
}
