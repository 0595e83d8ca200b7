import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { type FieldErrors, fieldId } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { Origin } from '../../origin/model.ts';
import { LONGEST_AMOUNT, LONGEST_ITEM, needKinds } from '../model.ts';
import { paths } from '../paths.ts';
import type { TypedNeed } from '../rules/typed.ts';

type Row = { readonly at: number; readonly row: TypedNeed };

export type EditPageProps = {
  readonly origin: Origin;
  readonly rows: readonly Row[];
  readonly revision: number;
  readonly errors: FieldErrors;
};

/** What copying needs, a row each; rows come and go by sending the form, so that it works without script. */
export function EditPage({ origin, rows, revision, errors }: EditPageProps) {
  const action = paths.edit.to(origin.id);
  const next = Math.max(-1, ...rows.map((it) => it.at)) + 1;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={origin.title} title={t('needs.edit.title')} lead={t('needs.edit.lead')} />
      <Form action={action} guard>
        <HiddenField name="revision" value={String(revision)} />
        {rows.map((it, index) => (
          <NeedRow key={it.at} {...it} index={index} errors={errors} action={action} />
        ))}
        <p>
          <Button
            look="secondary"
            name="tambah"
            value="butuh"
            formaction={`${action}#${fieldId(`butuh.${next}.item`)}`}
          >
            {t('needs.edit.add')}
          </Button>
        </p>
        <FormActions>
          <Button>{t('needs.edit.save')}</Button>
          <LinkButton look="plain" href={paths.needs.to(origin.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

type NeedRowProps = Row & { readonly index: number; readonly errors: FieldErrors; readonly action: string };

function NeedRow({ at, row, index, errors, action }: NeedRowProps) {
  const box = (column: string) => `butuh.${at}.${column}`;
  return (
    <FieldGroup title={t('needs.edit.row', { n: formatNumber(index + 1) })}>
      <HiddenField name={box('id')} value={row.id} />
      <TextField name={box('item')} label={t('needs.item')} value={row.item} maxlength={LONGEST_ITEM} errors={errors} />
      <SelectField
        name={box('kind')}
        label={t('needs.kindLabel')}
        value={row.kind}
        choices={needKinds.map((value) => ({ value, label: t(`needs.kind.${value}`) }))}
        errors={errors}
      />
      <TextField
        name={box('amount')}
        label={t('needs.amount')}
        hint={t('needs.amountHint')}
        value={row.amount}
        maxlength={LONGEST_AMOUNT}
        errors={errors}
        optional
      />
      <Checkbox name={box('must')} label={t('needs.mustBox')} checked={row.isMust} errors={errors} optional />
      <TextArea name={box('note')} label={t('needs.note')} value={row.note} rows={2} errors={errors} optional />
      <Button look="secondary" small name="hapus" value={`butuh.${at}`} formaction={action}>
        {t('needs.edit.remove', { n: formatNumber(index + 1) })}
      </Button>
    </FieldGroup>
  );
}
