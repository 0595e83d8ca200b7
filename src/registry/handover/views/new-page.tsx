import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup, RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '../../paths.ts';
import { LONGEST_NOTE, type Offerable, type OfferId } from '../model.ts';
import { paths } from '../paths.ts';

type Choice = { readonly value: string; readonly label: string };

export type NewOfferProps = {
  readonly id: OfferId;
  /** Who hands over; null when somebody is asked to keep along. */
  readonly from: { readonly id: string; readonly name: string; readonly self: boolean } | null;
  readonly records: readonly Offerable[];
  readonly people: readonly Choice[];
  /** Whether the viewer may appoint without asking. */
  readonly mayAppoint: boolean;
  readonly values: {
    readonly way: string;
    readonly to: string;
    readonly note: string;
    readonly chosen: readonly string[];
  };
  readonly errors: FieldErrors;
};

/** Offers the keeping of records to a colleague: which, to whom, and what the colleague should know. */
export function NewOfferPage(props: NewOfferProps) {
  const free = props.records.filter((record) => record.why === null);
  const { from } = props;
  const lead = from === null ? t('handover.new.leadAlong') : t('handover.new.lead');
  const title = titleOf(from);
  if (free.length === 0)
    return (
      <>
        <PageHeader title={title} />
        <EmptyState
          title={t('handover.new.none')}
          action={{ text: t('registry.list.title'), href: registryPaths.records.to() }}
        >
          {t('handover.new.noneText')}
        </EmptyState>
        <Refused records={props.records} />
      </>
    );
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader title={title} lead={lead} />
      <OfferForm {...props} records={free} />
      <Refused records={props.records} />
    </>
  );
}

export function titleOf(from: NewOfferProps['from']): string {
  if (from === null) return t('handover.new.titleAlong');
  return from.self ? t('handover.new.titleOwn') : t('handover.new.titleOf', { name: from.name });
}

function OfferForm({ id, from, records, people, mayAppoint, values, errors }: NewOfferProps) {
  return (
    <Form action={paths.new.to()}>
      <HiddenField name="id" value={id} />
      <HiddenField name="dari" value={from?.id ?? ''} />
      <CheckboxGroup
        name="inovasi"
        label={t('handover.new.records', { n: formatNumber(records.length) })}
        values={values.chosen}
        choices={records.map((record) => ({ value: record.id, label: record.title, hint: record.place }))}
        errors={errors}
      />
      <SelectField
        name="kepada"
        label={t('handover.new.to')}
        hint={t('handover.new.toHint')}
        value={values.to}
        choices={people}
        errors={errors}
      />
      <TextArea
        name="catatan"
        label={t('handover.note')}
        hint={t('handover.new.noteHint')}
        value={values.note}
        rows={4}
        maxlength={LONGEST_NOTE}
        errors={errors}
        optional
      />
      {mayAppoint && from ? <Way value={values.way} errors={errors} /> : null}
      <FormActions>
        <Button>{t('handover.new.offer')}</Button>
        <LinkButton look="plain" href={paths.list.to()}>
          {t('platform.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function Way({ value, errors }: { readonly value: string; readonly errors: FieldErrors }) {
  return (
    <RadioGroup
      name="cara"
      label={t('handover.new.way')}
      value={value || 'tawar'}
      choices={[
        { value: 'tawar', label: t('handover.new.way.ask'), hint: t('handover.new.way.askHint') },
        { value: 'langsung', label: t('handover.new.way.direct'), hint: t('handover.new.way.directHint') },
      ]}
      errors={errors}
    />
  );
}

function Refused({ records }: Pick<NewOfferProps, 'records'>) {
  const refused = records.filter((record) => record.why !== null);
  if (refused.length === 0) return null;
  return (
    <Section title={t('handover.new.refused', { n: formatNumber(refused.length) })}>
      <ul class="grid gap-2">
        {refused.map((record) => (
          <li key={record.id}>
            <a href={registryPaths.work.to(record.id)}>{record.title}</a>, {record.place}:{' '}
            {record.why ? t(`registry.refusal.${record.why}`) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
