import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { ImportRun } from '../model.ts';
import { paths } from '../paths.ts';
import { COLUMNS_STEP, Step } from './step.tsx';

export type TablePageProps = {
  readonly run: ImportRun;
  /** The first rows as they stand in the file. */
  readonly rows: readonly { readonly no: number; readonly cells: readonly string[] }[];
  readonly errors: FieldErrors;
};

/** So many cells of a row tell it from the others. */
const CELLS_SHOWN = 5;
const LONGEST_CELL = 30;

/** Which sheet of the file, and which of its rows names the columns. */
export function TablePage({ run, rows, errors }: TablePageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={<Step n={COLUMNS_STEP} />} title={t('import.table.title')} lead={t('import.table.lead')} />
      <Form action={paths.table.to(run.id)}>
        <HiddenField name="revisi" value={String(run.revision)} />
        <SheetChoice run={run} errors={errors} />
        <RadioGroup
          name="judul"
          label={t('import.table.row')}
          hint={t('import.table.row.hint', { n: rows.length })}
          value={String(run.headerRow)}
          choices={[{ value: '', label: t('import.table.row.auto') }, ...rows.map(rowChoice)]}
          errors={errors}
        />
        <FormActions>
          <Button>{t('import.table.button')}</Button>
          <LinkButton look="plain" href={paths.columns.to(run.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function SheetChoice({ run, errors }: Pick<TablePageProps, 'run' | 'errors'>) {
  if (run.form.format === 'delimited' || run.form.sheets.length < 2) return null;
  return (
    <SelectField
      name="lembar"
      label={t('import.table.sheet')}
      value={run.form.sheet}
      empty={null}
      choices={run.form.sheets.map(({ name, hidden }) => ({
        value: name,
        label: hidden ? t('import.table.sheet.hidden', { name }) : name,
      }))}
      errors={errors}
    />
  );
}

function rowChoice({ no, cells }: TablePageProps['rows'][number]) {
  const said = cells.filter((cell) => cell !== '').map(short);
  const more = said.length > CELLS_SHOWN ? ' …' : '';
  const label = t('import.table.row.choice', { row: no, cells: said.slice(0, CELLS_SHOWN).join(' · ') + more });
  return { value: String(no), label };
}

const short = (cell: string) => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL).toWellFormed()}…` : cell);
