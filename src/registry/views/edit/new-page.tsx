import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Card, CardList } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';

export type SimilarRecord = {
  readonly id: InnovationId;
  readonly title: string;
  readonly summary: string;
  readonly isPublic: boolean;
  readonly facts: readonly string[];
};

/** Records like the title, each with copying it as the first choice. */
export function SimilarRecords({ similar, replicateAt }: Pick<NewSimilarPageProps, 'similar' | 'replicateAt'>) {
  return (
    <CardList label={t('registry.new.similar')}>
      {similar.map((it) => (
        <Card
          key={it.id}
          level={2}
          title={it.title}
          href={it.isPublic ? paths.record.to(it.id) : paths.work.to(it.id)}
          facts={it.facts}
        >
          {it.summary === '' ? null : <p>{it.summary}</p>}
          {it.isPublic ? (
            <p class="mt-2">
              <LinkButton small href={replicateAt(it.id)}>
                {t('registry.new.replicate')}
                <span class="sr-only"> {it.title}</span>
              </LinkButton>
            </p>
          ) : null}
        </Card>
      ))}
    </CardList>
  );
}

/** The first step: the title alone, so that what exists is seen before anything is written. */
export function NewTitlePage({ title, errors }: { readonly title: string; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('registry.new.title')} lead={t('registry.new.lead')} />
      <Form action={paths.newRecord.to()} method="get">
        <TextField
          name="judul"
          label={t('registry.field.title')}
          hint={t('registry.new.titleHint')}
          value={title}
          errors={errors}
          autocomplete="off"
          similarUrl={paths.newRecordSimilar.to()}
        />
        <FormActions>
          <Button>{t('registry.new.search')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

export type NewSimilarPageProps = {
  readonly title: string;
  readonly similar: readonly SimilarRecord[];
  /** Where one begins to take a record over. */
  readonly replicateAt: (id: InnovationId) => string;
  readonly create: ComponentChildren;
};

/** The second step: similar records with copying as the first choice, then beginning anew. */
export function NewSimilarPage({ title, similar, replicateAt, create }: NewSimilarPageProps) {
  return (
    <>
      <PageHeader
        kicker={t('registry.new.title')}
        title={t(similar.length > 0 ? 'registry.new.found' : 'registry.new.none')}
        lead={t(similar.length > 0 ? 'registry.new.foundLead' : 'registry.new.noneLead', { title })}
      />
      <SimilarRecords similar={similar} replicateAt={replicateAt} />
      <Section title={t('registry.new.anew')}>
        {create}
        <p class="mt-4">
          <a href={paths.newRecord.to({ ubah: title })}>{t('registry.new.otherTitle')}</a>
        </p>
      </Section>
    </>
  );
}

export type PlaceFieldsProps = {
  /** Institutions to choose from; none when it is given. */
  readonly institutions: readonly { readonly value: string; readonly label: string }[] | null;
  readonly institution: { readonly id: string; readonly name: string } | null;
  /** Units to choose from; null when the unit is given or there is none. */
  readonly units: readonly { readonly value: string; readonly label: string }[] | null;
  readonly unitId: string;
  readonly errors: FieldErrors;
};

/** Whose record it will be. */
export function PlaceFields({ institutions, institution, units, unitId, errors }: PlaceFieldsProps) {
  if (institutions)
    return (
      <SelectField
        name="instansi"
        label={t('registry.new.institution')}
        value={institution?.id ?? ''}
        choices={institutions}
        errors={errors}
      />
    );
  return (
    <>
      {institution ? (
        <>
          <p>{t('registry.new.forPlace', { name: institution.name })}</p>
          <HiddenField name="instansi" value={institution.id} />
        </>
      ) : null}
      {units ? (
        <SelectField
          name="unit"
          label={t('registry.new.unit')}
          hint={t('registry.new.unitHint')}
          value={unitId}
          choices={units}
          empty={t('registry.new.noUnit')}
          errors={errors}
          optional
        />
      ) : (
        <HiddenField name="unit" value={unitId} />
      )}
    </>
  );
}

export type ReplicatePageProps = {
  readonly origin: { readonly id: InnovationId; readonly title: string; readonly place: string };
  readonly newId: string;
  readonly title: string;
  readonly adaptation: string;
  readonly place: PlaceFieldsProps;
  readonly errors: FieldErrors;
  /** What one should know before typing. */
  readonly notice: ComponentChildren;
  /** Keeps what is typed, where there is script. */
  readonly keep: ComponentChildren;
};

/** Begins a replica; an admin of the hub first says for which institution. */
export function ReplicatePage(props: ReplicatePageProps) {
  const { origin, place, errors } = props;
  const action = paths.replicate.to(origin.id);
  const choosing = place.institutions !== null;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={origin.title}
        title={t('registry.replicate.kicker')}
        lead={t('registry.replicate.lead', { place: origin.place })}
      />
      {props.notice}
      <Notice title={t('registry.replicate.what')}>
        <p>{t('registry.replicate.whatText')}</p>
      </Notice>
      <div class="section">
        <Form action={action} method={choosing ? 'get' : 'post'} guard={!choosing}>
          {choosing ? null : <ReplicaFields {...props} />}
          <PlaceFields {...place} errors={errors} />
          {choosing ? null : props.keep}
          <FormActions>
            <Button>{t(choosing ? 'registry.new.next' : 'registry.replicate.begin')}</Button>
            <LinkButton look="plain" href={paths.record.to(origin.id)}>
              {t('registry.replicate.leave')}
            </LinkButton>
          </FormActions>
        </Form>
      </div>
    </>
  );
}

function ReplicaFields({ newId, title, adaptation, errors }: ReplicatePageProps) {
  return (
    <>
      <HiddenField name="id" value={newId} />
      <TextField
        name="judul"
        label={t('registry.replicate.newTitle')}
        hint={t('registry.replicate.newTitleHint')}
        value={title}
        errors={errors}
      />
      <TextArea
        name="adaptasi"
        label={t('registry.lineage.adaptation')}
        hint={t('registry.replicate.adaptationHint')}
        value={adaptation}
        errors={errors}
        rows={5}
        optional
      />
    </>
  );
}
