import type { Viewer } from '#identity/index.ts';
import { emptyForm, type FormValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { replicateInnovation } from '../../actions/replica.ts';
import { settleDraft } from '../../drafts/actions.ts';
import { seenIn, typedForm } from '../../drafts/form.ts';
import type { Draft } from '../../drafts/model.ts';
import { draftOwner } from '../../drafts/queries/draft.ts';
import { DraftNotice } from '../../drafts/views/draft-notice.tsx';
import { KeepStatus } from '../../drafts/views/keep-status.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { MAX_ADAPTATION } from '../../model/register.ts';
import { paths } from '../../paths.ts';
import { fieldSpecs } from '../../rules/fields.ts';
import { readField } from '../../rules/read-field.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import { ReplicatePage } from '../../views/edit/new-page.tsx';
import { idOf, type RegistryVisit, refusal, workPage } from '../visit.tsx';
import { mayWrite } from './new.tsx';
import { placeChoice, placeIn } from './place.ts';
import { begunReplica, draftOfOrigin, originOf, startTitle } from './replica-draft.tsx';

export const replicateRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.replicate.pattern,
    guard: mayWrite,
    event: 'registry.innovation.replicate_form',
    handle: opened,
  },
  {
    method: 'post',
    path: paths.replicate.pattern,
    guard: mayWrite,
    event: 'registry.innovation.create',
    handle: replicate,
  },
];

type Shown = {
  readonly form: FormValues;
  /** What the form was filled from, when it was typed before and not sent. */
  readonly draft: Draft | null;
  readonly seen: Date | null;
  /** Filled by us, not sent a moment ago. */
  readonly fresh: boolean;
  readonly errors: FieldErrors;
};

/** The form, with what was typed into it before. */
async function opened(visit: RegistryVisit): Promise<Answer> {
  const draft = await draftOfOrigin(visit, parseId<'InnovationId'>(visit.query.get('id') ?? ''));
  const form = draft ? typedForm(draft) : emptyForm;
  return page(visit, { form, draft, seen: draft?.savedAt ?? null, fresh: true, errors: {} });
}

async function page(visit: RegistryVisit, shown: Shown): Promise<Answer> {
  const origin = await originOf(visit);
  const { query } = visit;
  const { form, draft, errors } = shown;
  const given = {
    instansi: form.get('instansi') || (query.get('instansi') ?? ''),
    unit: form.get('unit') || (query.get('unit') ?? ''),
  };
  const title = t('registry.replicate.title', { title: origin.title });
  const told = draft ? { ...draft, differing: null } : null;
  return workPage(
    {
      title,
      width: 'reading',
      trail: [{ text: origin.title, href: paths.record.to(origin.id) }],
      islands: ['keep'],
      body: (
        <ReplicatePage
          origin={origin}
          newId={parseId(form.get('id')) ?? newId(visit.now.getTime())}
          title={form.has('judul') ? form.get('judul') : startTitle(origin)}
          adaptation={form.get('adaptasi')}
          place={{ ...(await placeChoice(visit, given)), errors }}
          errors={errors}
          notice={<DraftNotice draft={told} others={[]} savedSince={[]} discard={paths.discardReplica.to(origin.id)} />}
          keep={keepStatus(visit, origin.id, shown)}
        />
      ),
    },
    errors,
  );
}

function keepStatus(visit: RegistryVisit, originId: InnovationId, { seen, fresh }: Shown) {
  const owner = draftOwner(visit.viewer);
  if (!owner) return null;
  const kept = { owner, thing: `replika/${originId}`, seen: seen?.toISOString() ?? '', fresh };
  return <KeepStatus url={paths.keepReplica.to(originId)} {...kept} />;
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
  const again = { form, draft: null, seen: seenIn(form), fresh: false };
  if (Object.keys(errors).length > 0 || !place || !id) return page(visit, { ...again, errors });
  const input = { id, originId: idOf(visit), ...place, title: form.get('judul').trim(), adaptation };
  const outcome = await visit.db.transact(async (tx) => {
    const begun = await replicateInnovation(tx, visit.viewer, input, visit.now);
    if (begun.ok) await settleDraft(tx, visit.viewer, begunReplica(id, input.originId).place, again.seen);
    return begun;
  });
  if (outcome.ok) return redirect(paths.work.to(id), 'registry.done.replicate');
  if (outcome.why === 'unknown_place')
    return page(visit, { ...again, errors: { unit: t('registry.refusal.unknown_place') } });
  return refusal(outcome.why, paths.record.to(input.originId));
}
