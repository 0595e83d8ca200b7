import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type ActivityId, activityKinds, activityStates, longest, quarters } from '../model.ts';
import { paths } from '../paths.ts';
import type { TypedActivity } from '../rules.ts';
import { stateName } from './table.tsx';

export type ActivityPageProps = {
  readonly title: string;
  readonly action: string;
  readonly year: number;
  readonly id: ActivityId;
  readonly revision: number;
  readonly typed: TypedActivity;
  readonly errors: FieldErrors;
};

/** One activity of the year: what, when, who answers for it, what is to come of it, and what came. */
export function ActivityPage(props: ActivityPageProps) {
  const { title, action, year, id, revision, typed, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={t('programme.page.title', { year: String(year) })} title={title} />
      <Form action={action} guard>
        <HiddenField name="id" value={id} />
        <HiddenField name="revisi" value={String(revision)} />
        <TextField
          name="nama"
          label={t('programme.field.title')}
          value={typed.title}
          maxlength={longest.title}
          errors={errors}
        />
        <SelectField
          name="jenis"
          label={t('programme.field.kind')}
          empty={t('programme.form.choose')}
          value={typed.kind}
          choices={activityKinds.map((value) => ({ value, label: t(`programme.kind.${value}`) }))}
          errors={errors}
        />
        <When {...props} />
        <TextField
          name="kantor"
          label={t('programme.field.office')}
          hint={t('programme.field.officeHint')}
          value={typed.office}
          maxlength={longest.office}
          errors={errors}
        />
        <TextArea
          name="target"
          label={t('programme.field.target')}
          hint={t('programme.field.targetHint')}
          value={typed.target}
          rows={2}
          maxlength={longest.target}
          optional
          errors={errors}
        />
        <Became {...props} />
        <FormActions>
          <Button>{t('programme.form.save')}</Button>
          <LinkButton look="plain" href={paths.plan.to(year)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function When({ typed, errors }: ActivityPageProps) {
  return (
    <FieldGroup title={t('programme.field.when')} text={t('programme.form.whenText')}>
      <SelectField
        name="triwulan"
        label={t('programme.field.quarter')}
        empty={t('programme.form.choose')}
        value={typed.quarter}
        choices={quarters.map((it) => ({ value: String(it), label: t('programme.quarter', { n: String(it) }) }))}
        optional
        errors={errors}
      />
      <DateField name="mulai" label={t('programme.field.startsOn')} value={typed.startsOn} optional errors={errors} />
      <DateField name="sampai" label={t('programme.field.endsOn')} value={typed.endsOn} optional errors={errors} />
      <TextField
        name="tempat"
        label={t('programme.field.place')}
        value={typed.place}
        maxlength={longest.place}
        optional
        errors={errors}
      />
    </FieldGroup>
  );
}

function Became({ typed, errors }: ActivityPageProps) {
  return (
    <>
      <RadioGroup
        name="keadaan"
        label={t('programme.field.state')}
        value={typed.state}
        choices={activityStates.map((value) => ({ value, label: stateName(value) }))}
        inline
        errors={errors}
      />
      <TextArea
        name="hasil"
        label={t('programme.field.result')}
        hint={t('programme.field.resultHint')}
        value={typed.result}
        rows={3}
        maxlength={longest.result}
        optional
        errors={errors}
      />
    </>
  );
}
