import {
  type Evidence,
  EvidenceForm,
  type EvidenceId,
  paths as filesPaths,
  typeText,
  type Waiting,
} from '#files/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { paths as recordPaths } from '../../paths.ts';
import { formPlaces } from '../form-places.ts';
import { paths } from '../paths.ts';
import { formFieldName, formName, placeName } from '../place-name.ts';

export type AddPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  /** Codes of the record's places. */
  readonly places: readonly string[];
  readonly locker: readonly Evidence[];
  readonly form: FormValues;
  readonly evidenceId: EvidenceId;
  readonly waiting: Waiting | null;
  readonly megabytes: number;
  readonly errors: FieldErrors;
  readonly chosen: { readonly evidence: string; readonly place: string };
};

/** Evidence for a record: one of the locker, or a new file in the same step. */
export function AddPage(props: AddPageProps) {
  const { id, errors, form } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={props.title} title={t('evidence.add.title')} lead={t('evidence.add.lead')} />
      <Section title={t('evidence.known.title')} id="dari-berkas">
        <Known {...props} />
      </Section>
      <Section title={t('evidence.new.title')} id="berkas-baru">
        <EvidenceForm
          action={paths.upload.to(id)}
          kind="file"
          form={form}
          hidden={{ id: props.evidenceId }}
          brings={{ waiting: props.waiting, megabytes: props.megabytes }}
          errors={errors}
          cancel={recordPaths.work.to(id)}
        >
          <PlaceField name="tempat" page={props} />
        </EvidenceForm>
        <p class="mt-6">
          <a href={filesPaths.newLink.to()}>{t('evidence.new.link')}</a>
        </p>
      </Section>
    </>
  );
}

function Known(props: AddPageProps) {
  const { locker, errors, chosen } = props;
  if (locker.length === 0) return <p class="muted">{t('evidence.known.none')}</p>;
  const label = (it: Evidence) => [it.title, it.number, typeText(it)].filter((text) => text !== '').join(' · ');
  return (
    <Form action={paths.attach.to(props.id)}>
      <SelectField
        name="bukti"
        label={t('evidence.known.evidence')}
        value={chosen.evidence}
        choices={locker.map((it) => ({ value: it.id, label: label(it) }))}
        errors={errors}
      />
      <PlaceField name="bagian" page={props} />
      <FormActions>
        <Button look="secondary">{t('evidence.known.attach')}</Button>
      </FormActions>
    </Form>
  );
}

function PlaceField({ name, page }: { readonly name: 'tempat' | 'bagian'; readonly page: AddPageProps }) {
  return (
    <SelectField
      name={name}
      label={t('evidence.place')}
      hint={t('evidence.place.hint')}
      value={page.chosen.place}
      groups={[
        { label: t('evidence.place.record'), choices: page.places.map(choiceOf) },
        ...formPlaces.map(({ form, places }) => ({ label: formName(form), choices: places.map(choiceOf) })),
      ]}
      errors={page.errors}
    />
  );
}

const choiceOf = (place: string) => ({ value: place, label: formFieldName(place) ?? placeName(place) });
