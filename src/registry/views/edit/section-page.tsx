import type { ComponentChildren } from 'preact';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pager } from '#platform/ui/pagination.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths } from '../../paths.ts';
import { needs } from '../../rules/completeness.ts';
import type { RowField, TypedField } from '../../rules/fields.ts';
import { FieldInput, wordCount } from './field-input.tsx';
import { choiceLabel, fieldLabel, hintOf, sectionTitle, specOf } from './labels.ts';
import { Notes, type ShownNote } from './notes.tsx';
import { RowsInput } from './rows-input.tsx';

export type SectionPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  readonly section: SectionName;
  readonly fields: readonly TypedField[];
  readonly rows: Readonly<Record<RowField, readonly number[]>>;
  readonly form: FormValues;
  readonly errors: FieldErrors;
  readonly revision: number;
  readonly notes: readonly ShownNote[];
  /** What one should know before typing: others at work, text that is not saved yet. */
  readonly notice?: ComponentChildren;
  /** What the capabilities above say of the section; null when nothing. */
  readonly beside?: ComponentChildren;
  /** Keeps what is typed, where there is script. */
  readonly keep: ComponentChildren;
};

/** One section of the record on one page. */
export function SectionPage(props: SectionPageProps) {
  const { id, section, errors } = props;
  const at = sectionNames.indexOf(section);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('registry.edit.kicker', { n: at + 1, of: sectionNames.length, title: props.title })}
        title={sectionTitle(section)}
        lead={t(`registry.lead.${section}`)}
      />
      {props.notice}
      <Notes notes={props.notes} />
      {props.beside ? (
        <SideLayout side={props.beside}>
          <SectionForm {...props} />
        </SideLayout>
      ) : (
        <SectionForm {...props} />
      )}
      <Pager previous={neighbour(id, at - 1)} next={neighbour(id, at + 1)} />
    </>
  );
}

function SectionForm(props: SectionPageProps) {
  const { id, section } = props;
  const action = paths.section.to(id, section);
  return (
    <Form action={action} guard>
      {/* The first submit button answers the Enter key: it must save, not take a row away. */}
      <button type="submit" class="sr-only" tabindex={-1}>
        {t('registry.edit.save')}
      </button>
      <HiddenField name="revision" value={String(props.revision)} />
      {props.fields.map((field) => (
        <SectionField key={field} field={field} page={props} action={action} />
      ))}
      {props.keep}
      <FormActions>
        <Button name="lanjut" value="berikut">
          {t('registry.edit.saveNext')}
        </Button>
        <Button look="secondary" name="lanjut" value="daftar">
          {t('registry.edit.saveList')}
        </Button>
        <LinkButton look="plain" href={paths.work.to(id)}>
          {t('registry.edit.leave')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function neighbour(id: InnovationId, at: number) {
  const name = sectionNames[at];
  return name ? { href: paths.section.to(id, name), text: sectionTitle(name) } : null;
}

type SectionFieldProps = { readonly field: TypedField; readonly page: SectionPageProps; readonly action: string };

const blockingFields = new Set(needs.filter((need) => need.blocks).map((need) => need.name as string));

function SectionField({ field, page, action }: SectionFieldProps) {
  const spec = specOf(field);
  if (spec.kind === 'rows') {
    const rows = field as RowField;
    return <RowsInput kind={rows} rows={page.rows[rows]} form={page.form} errors={page.errors} action={action} />;
  }
  const hint = field === 'design' ? t('registry.hint.design', { n: wordCount(page.form, field) }) : hintOf(field);
  return (
    <FieldInput
      name={field}
      spec={spec}
      label={fieldLabel(field)}
      hint={hint}
      optional={!blockingFields.has(field)}
      choiceLabel={(value) => choiceLabel(field, value)}
      form={page.form}
      errors={page.errors}
    />
  );
}
