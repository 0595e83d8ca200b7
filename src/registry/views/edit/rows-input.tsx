import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { type FieldErrors, fieldId } from '#platform/ui/field.tsx';
import { FieldGroup } from '#platform/ui/form.tsx';
import { columnsOf, type RowKind } from '../../rules/fields.ts';
import { FieldInput } from './field-input.tsx';
import { choiceLabel, columnLabel, hintOf, rowTitle } from './labels.ts';

export type RowsProps = {
  readonly kind: RowKind;
  /** Numbers of the rows that the form carries; one empty row is shown when there is none. */
  readonly rows: readonly number[];
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** Where the form goes; buttons add the row to jump to. */
  readonly action: string;
};

/** Rows of one kind, each with a button that takes it away, and a button for one more. Works by sending the form. */
export function RowsInput({ kind, rows, form, errors, action }: RowsProps) {
  const shown = rows.length > 0 ? rows : [0];
  const next = Math.max(...shown) + 1;
  const firstColumn = columnsOf(kind)[0]?.[0] ?? '';
  return (
    <>
      {errors[kind] ? (
        <p class="field-error" id={fieldId(kind)}>
          {errors[kind]}
        </p>
      ) : null}
      {shown.map((at, index) => (
        <FieldGroup key={at} title={rowTitle(kind, index)}>
          {columnsOf(kind).map(([column, spec]) => (
            <FieldInput
              key={column}
              name={`${kind}.${at}.${column}`}
              spec={spec}
              label={columnLabel(kind, column)}
              hint={hintOf(`${kind}.${column}`)}
              optional={!('required' in spec)}
              choiceLabel={(value) => choiceLabel(column, value)}
              form={form}
              errors={errors}
            />
          ))}
          <Button look="secondary" small name="hapus" value={`${kind}.${at}`} formaction={action}>
            {t(`registry.row.${kind}.remove`, { n: formatNumber(index + 1) })}
          </Button>
        </FieldGroup>
      ))}
      <p>
        <Button
          look="secondary"
          name="tambah"
          value={kind}
          formaction={`${action}#${fieldId(`${kind}.${next}.${firstColumn}`)}`}
        >
          {t(`registry.row.${kind}.add`)}
        </Button>
      </p>
    </>
  );
}
