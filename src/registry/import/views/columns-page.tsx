import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { type ChoiceGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { ImportRun, Mapping } from '../model.ts';
import { paths } from '../paths.ts';
import type { Proposal } from '../queries/mapping.ts';
import { targetGroups, targetSpecs } from '../rules/targets.ts';
import { DiscardLink } from './discard-link.tsx';
import { COLUMNS_STEP, Step } from './step.tsx';
import { columnLetter, formText, useLabel } from './words.ts';

export type InstitutionChoice = { readonly value: string; readonly label: string };

export type ColumnsPageProps = {
  readonly run: ImportRun;
  /** As proposed, or as the reader sent it when something was wrong. */
  readonly mapping: Mapping;
  readonly from: Proposal['from'];
  /** A few texts of each column, from left to right. */
  readonly samples: readonly (readonly string[])[];
  readonly institutions: readonly InstitutionChoice[];
  readonly errors: FieldErrors;
};

/** What each column means; guessed, remembered, or decided before. */
export function ColumnsPage(props: ColumnsPageProps) {
  const { run, mapping, from, errors } = props;
  const unused = mapping.columns.filter((use) => use === 'ignore').length;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={<Step n={COLUMNS_STEP} />}
        title={t('import.columns.title')}
        lead={t('import.columns.lead')}
        facts={
          <>
            <span>
              {t('import.columns.facts', {
                file: run.fileName,
                format: formText(run.form),
                rows: formatNumber(run.rowCount),
                header: formatNumber(run.headerRow),
              })}
            </span>
            <a href={paths.table.to(run.id)}>{t('import.columns.table')}</a>
          </>
        }
      />
      {run.failures > 0 ? (
        <Notice tone="danger" role="alert">
          <p>{t('import.columns.failed')}</p>
        </Notice>
      ) : null}
      <Notice>
        <p>
          {t(`import.columns.from.${from}`)} {unused > 0 ? `${t('import.columns.unused', { count: unused })}.` : null}
        </p>
      </Notice>
      <Form action={paths.columns.to(run.id)} guard class="form mt-6">
        <HiddenField name="revisi" value={String(run.revision)} />
        <Columns {...props} />
        <Rest {...props} />
        <FormActions>
          <Button>{t('import.columns.button')}</Button>
          <DiscardLink id={run.id} />
        </FormActions>
      </Form>
    </>
  );
}

function Columns({ run, mapping, samples, errors }: ColumnsPageProps) {
  const groups = useGroups();
  return (
    <div class="grid gap-x-8 gap-y-6 md:grid-cols-2">
      {run.headings.map((heading, column) => (
        <SelectField
          key={column}
          name={`kolom.${column}`}
          label={t('import.columns.column', {
            letter: columnLetter(column),
            heading: heading || t('import.columns.noHeading'),
          })}
          hint={sampleText(samples[column] ?? [])}
          value={mapping.columns[column] ?? 'ignore'}
          empty={null}
          groups={groups}
          errors={errors}
        />
      ))}
    </div>
  );
}

function useGroups(): readonly ChoiceGroup[] {
  const choiceOf = (value: 'ignore' | 'note') => ({ value, label: useLabel(value) });
  return [
    { label: t('import.group.other'), choices: [choiceOf('ignore'), choiceOf('note')] },
    ...targetGroups.map((group) => ({
      label: t(`import.group.${group}`),
      choices: targetSpecs
        .filter((spec) => spec.group === group)
        .map(({ name }) => ({ value: name, label: useLabel(name) })),
    })),
  ];
}

function sampleText(samples: readonly string[]): string {
  if (samples.length === 0) return t('import.columns.noSamples');
  return t('import.columns.samples', { samples: samples.join(' · ') });
}

/** What counts for all rows: the institution of those that name none, the competition, the system of the ids. */
function Rest({ run, mapping, institutions, errors }: ColumnsPageProps) {
  return (
    <FieldGroup title={t('import.columns.rest')}>
      {run.scope === 'institution' ? (
        <Notice level={3}>
          <p>{t('import.columns.institution.own', { name: run.institutionName })}</p>
        </Notice>
      ) : (
        <SelectField
          name="instansi"
          label={t('import.columns.institution')}
          hint={t('import.columns.institution.hint')}
          value={mapping.institutionId}
          empty={t('import.columns.institution.none')}
          choices={institutions}
          errors={errors}
          optional
        />
      )}
      <TextField
        name="kompetisi"
        label={t('import.columns.competition')}
        hint={t('import.columns.competition.hint')}
        value={mapping.competition}
        width="medium"
        errors={errors}
      />
      <TextField
        name="sistem"
        label={t('import.columns.idSystem')}
        hint={t('import.columns.idSystem.hint')}
        value={mapping.idSystem}
        width="medium"
        errors={errors}
      />
    </FieldGroup>
  );
}
