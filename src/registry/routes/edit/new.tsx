import { acting, regionName, type Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { createInnovation } from '../../actions/innovation.ts';
import { emptyContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { fieldSpecs } from '../../rules/fields.ts';
import { readField } from '../../rules/read-field.ts';
import { type Similar, similarTo } from '../../search/similar.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import {
  NewSimilarPage,
  NewTitlePage,
  PlaceFields,
  type SimilarRecord,
  SimilarRecords,
} from '../../views/edit/new-page.tsx';
import { fragment } from '../fragment.ts';
import { type RegistryVisit, refusal, workPage, workTrail } from '../visit.tsx';
import { type PlaceChoice, placeChoice, placeIn } from './place.ts';

/** Those who may begin a record; where, is asked of each place. */
export const mayWrite = acting('innovator', 'local_admin', 'hub_admin');
const SHOWN = 5;
/** `similarTo` cuts summaries at this length. */
const SUMMARY_LENGTH = 300;

type ReplicateAt = (id: InnovationId) => string;

/** `replicateAt`: where one begins to take a similar record over. */
export const newRoutes = (replicateAt: ReplicateAt = paths.replicate.to): readonly Route<Viewer>[] => [
  {
    method: 'get',
    path: paths.newRecordSimilar.pattern,
    guard: mayWrite,
    event: 'registry.innovation.similar',
    handle: async (visit) => {
      const similar = await similarRecords(visit, visit.query.get('q') ?? '');
      return fragment(<SimilarFragment similar={similar} replicateAt={replicateAt} />);
    },
  },
  {
    method: 'get',
    path: paths.newRecordPlace.pattern,
    guard: mayWrite,
    event: 'registry.innovation.new_place',
    handle: (visit) => secondStep(visit, replicateAt, titleOf(visit.query.get('judul') ?? '')),
  },
  {
    method: 'get',
    path: paths.newRecord.pattern,
    guard: mayWrite,
    event: 'registry.innovation.new_form',
    handle: (visit) => {
      const title = visit.query.get('judul');
      return title === null
        ? firstStep(visit.query.get('ubah') ?? '', {})
        : secondStep(visit, replicateAt, titleOf(title));
    },
  },
  {
    method: 'post',
    path: paths.newRecord.pattern,
    guard: mayWrite,
    event: 'registry.innovation.create',
    handle: (visit) => create(visit, replicateAt),
  },
];

type FragmentProps = { readonly similar: readonly SimilarRecord[]; readonly replicateAt: ReplicateAt };

function SimilarFragment({ similar, replicateAt }: FragmentProps) {
  if (similar.length === 0) return null;
  return (
    <>
      <p class="mt-4 font-semibold">{t('registry.new.found')}</p>
      <SimilarRecords similar={similar} replicateAt={replicateAt} />
    </>
  );
}

type TitleRead = { readonly title: string; readonly errors: FieldErrors };

function titleOf(typed: string): TitleRead {
  const read = readField(fieldSpecs.title, [typed], 'id');
  return 'fault' in read
    ? { title: typed, errors: faultTexts({ title: read.fault }) }
    : { title: typed.trim(), errors: {} };
}

async function similarRecords(visit: RegistryVisit, title: string): Promise<readonly SimilarRecord[]> {
  if (title.trim() === '') return [];
  const asked = { title: title.slice(0, fieldSpecs.title.max), kinds: ['innovation'] as const };
  return (await similarTo(visit.db.conn, visit.viewer, asked, SHOWN)).flatMap(similarRecord);
}

export function similarRecord(it: Similar): readonly SimilarRecord[] {
  if (it.kind !== 'innovation') return [];
  const facts = [it.unitName, it.institutionName, regionName(it.regionCode)].filter((fact) => fact);
  return [{ ...it, summary: whole(it.summary), facts: facts as string[] }];
}

/** The search cuts summaries at a length; here the last word stays whole. */
function whole(summary: string): string {
  if (summary.length < SUMMARY_LENGTH) return summary;
  return `${summary.slice(0, summary.lastIndexOf(' '))} …`;
}

function firstStep(title: string, errors: FieldErrors): Answer {
  const named = Object.fromEntries(Object.values(errors).map((text) => ['judul', text]));
  return workPage(
    {
      title: t('registry.new.title'),
      trail: workTrail(),
      width: 'reading',
      body: <NewTitlePage title={title} errors={named} />,
    },
    named,
  );
}

async function secondStep(
  visit: RegistryVisit,
  replicateAt: ReplicateAt,
  { title, errors }: TitleRead,
  wrong: FieldErrors = {},
): Promise<Answer> {
  if (Object.keys(errors).length > 0) return firstStep(title, errors);
  const typed: FormValues = visit.form;
  const given = {
    instansi: typed.get('instansi') || (visit.query.get('instansi') ?? ''),
    unit: typed.get('unit') || (visit.query.get('unit') ?? ''),
  };
  const place = await placeChoice(visit, given);
  const id = parseId<'InnovationId'>(typed.get('id')) ?? newId<'InnovationId'>(visit.now.getTime());
  return workPage(
    {
      title: t('registry.new.title'),
      trail: workTrail(),
      body: (
        <>
          <ErrorSummary errors={wrong} />
          <NewSimilarPage
            title={title}
            similar={await similarRecords(visit, title)}
            replicateAt={replicateAt}
            create={<CreateForm id={id} title={title} place={place} errors={wrong} />}
          />
        </>
      ),
    },
    wrong,
  );
}

type CreateFormProps = {
  readonly id: string;
  readonly title: string;
  readonly place: PlaceChoice;
  readonly errors: FieldErrors;
};

/** Asks for the place as far as it is open; the id comes with the form, so that sending it twice makes one record. */
function CreateForm({ id, title, place, errors }: CreateFormProps) {
  const choosing = place.institutions !== null;
  return (
    <Form action={choosing ? paths.newRecordPlace.to() : paths.newRecord.to()} method={choosing ? 'get' : 'post'}>
      <HiddenField name="judul" value={title} />
      {choosing ? null : <HiddenField name="id" value={id} />}
      <PlaceFields {...place} errors={errors} />
      <FormActions>
        <Button look="secondary">{t(choosing ? 'registry.new.next' : 'registry.new.create')}</Button>
      </FormActions>
    </Form>
  );
}

async function create(visit: RegistryVisit, replicateAt: ReplicateAt): Promise<Answer> {
  const read = titleOf(visit.form.get('judul'));
  if (Object.keys(read.errors).length > 0) return firstStep(read.title, read.errors);
  const id = parseId<'InnovationId'>(visit.form.get('id'));
  const place = placeIn(visit);
  if (!id || !place) return secondStep(visit, replicateAt, read, { instansi: t('registry.refusal.unknown_place') });
  const input = { id, ...place, content: emptyContent(read.title), origin: 'form' as const };
  const outcome = await visit.db.transact((tx) => createInnovation(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.work.to(id), 'registry.done.create');
  if (outcome.why === 'unknown_place')
    return secondStep(visit, replicateAt, read, { unit: t('registry.refusal.unknown_place') });
  return refusal(outcome.why, paths.newRecord.to({ ubah: read.title }));
}
