import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { DateField, HiddenField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { LastingContent } from '../model/content.ts';
import type { Dimension } from '../model/dimensions.ts';
import { type Field, fieldsOf, longestOf } from '../model/fields.ts';
import type { Typed } from '../rules/typed.ts';
import { choiceName, dimensionName, labelOf, saidOf } from './words.ts';

/** People of the institution who may be the official of an agreement. */
export type Official = { readonly id: string; readonly name: string };

export type FormPageProps = {
  readonly dimension: Dimension;
  /** Of the innovation. */
  readonly title: string;
  readonly action: string;
  readonly cancel: string;
  readonly isNew: boolean;
  readonly typed: Typed;
  readonly hidden: Readonly<Record<string, string>>;
  readonly officials: readonly Official[];
  /** What somebody else saved meanwhile; null while nobody did. */
  readonly stands: LastingContent | null;
  readonly errors: FieldErrors;
};

/** One record of a dimension, to be claimed or said otherwise. */
export function FormPage(props: FormPageProps) {
  const { dimension, errors, isNew } = props;
  const what = dimensionName(dimension);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={props.title}
        title={isNew ? t('lasting.add', { dimension: what }) : t('lasting.edit', { dimension: what })}
        lead={t(`lasting.about.${dimension}`)}
      />
      {props.stands ? <Stands stands={props.stands} /> : null}
      <Form action={props.action} guard>
        {Object.entries(props.hidden).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        {fieldsOf[dimension].map((field) => (
          <Box key={field.box} field={field} {...props} />
        ))}
        <FormActions>
          <Button>{isNew ? t('lasting.form.add') : t('lasting.form.save')}</Button>
          <LinkButton look="plain" href={props.cancel}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

/** The saved text beside the typed one, so that nothing of either is lost. */
function Stands({ stands }: { readonly stands: LastingContent }) {
  return (
    <Section title={t('lasting.form.stands')} id="tersimpan">
      <SummaryList rows={saidOf(stands).map(({ label, text }) => ({ label, value: text }))} />
    </Section>
  );
}

type BoxProps = FormPageProps & { readonly field: Field };

function Box({ field, dimension, typed, officials, errors }: BoxProps) {
  const own = {
    ...{ name: field.box, label: labelOf(dimension, field), value: typed[field.box] ?? '', errors },
    ...(field.required ? {} : { optional: true }),
  };
  switch (field.kind) {
    case 'choice':
      return (
        <SelectField
          {...own}
          width="medium"
          choices={field.choices.map((value) => ({ value, label: choiceName(dimension, field, value) }))}
        />
      );
    case 'official':
      return (
        <SelectField
          {...own}
          hint={t('lasting.hint.official')}
          choices={officials.map(({ id, name }) => ({ value: id, label: name }))}
        />
      );
    case 'date':
      return <DateField {...own} />;
    case 'line':
      return <TextField {...own} maxlength={longestOf(field)} />;
    case 'text':
      return <TextArea {...own} rows={3} maxlength={longestOf(field)} />;
    case 'lines':
      return <TextArea {...own} rows={5} hint={t(linesHint[field.name] ?? 'lasting.hint.lines')} />;
    case 'rupiah':
      return <NumberField {...own} whole width="medium" hint={t('lasting.hint.rupiah')} />;
    default:
      return <NumberField {...own} whole={field.kind !== 'number'} />;
  }
}

const linesHint: Readonly<Record<string, 'lasting.hint.steps' | 'lasting.hint.lines'>> = {
  steps: 'lasting.hint.steps',
};
