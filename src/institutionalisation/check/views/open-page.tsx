import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkbox, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField, NumberField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_TEXT, type RoundId } from '../model/check.ts';
import { paths } from '../paths.ts';

export type TypedRound = {
  readonly year: string;
  readonly opens: string;
  readonly closes: string;
  readonly region: string;
  readonly begunUntil: string;
  readonly withStopped: boolean;
  readonly note: string;
};

export type OpenPageProps = {
  readonly id: RoundId;
  readonly typed: TypedRound;
  readonly regions: readonly { readonly value: string; readonly label: string }[];
  /** How many innovations the choice finds; null before it is counted. */
  readonly asked: { readonly found: number; readonly taken: number } | null;
  readonly errors: FieldErrors;
};

/** A round of the yearly check is opened: for which year, from when until when, and which innovations. */
export function OpenPage({ id, typed, regions, asked, errors }: OpenPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('check.open.title')} lead={t('check.open.lead')} />
      <Form action={paths.open.to()} guard>
        <HiddenField name="id" value={id} />
        <NumberField name="tahun" label={t('check.field.year')} value={typed.year} whole errors={errors} />
        <DateField name="mulai" label={t('check.field.opens')} value={typed.opens} errors={errors} />
        <DateField name="sampai" label={t('check.field.closes')} value={typed.closes} errors={errors} />
        <FieldGroup title={t('check.open.which')} text={t('check.open.whichText')}>
          {regions.length > 0 ? (
            <SelectField
              name="wilayah"
              label={t('lasting.list.region')}
              empty={t('lasting.list.all')}
              value={typed.region}
              choices={regions}
              optional
              errors={errors}
            />
          ) : null}
          <NumberField
            name="sejak"
            label={t('check.field.begunUntil')}
            hint={t('check.field.begunHint')}
            value={typed.begunUntil}
            whole
            optional
            errors={errors}
          />
          <Checkbox name="berhenti" label={t('check.field.withStopped')} checked={typed.withStopped} errors={errors} />
          {asked ? <Asked asked={asked} /> : null}
          <Button look="secondary" name="aksi" value="hitung">
            {t('check.open.count')}
          </Button>
        </FieldGroup>
        <TextArea
          name="keterangan"
          label={t('check.field.note')}
          hint={t('check.field.noteHint')}
          value={typed.note}
          rows={3}
          maxlength={LONGEST_TEXT}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('check.open.send')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

function Asked({ asked }: { readonly asked: { readonly found: number; readonly taken: number } }) {
  const { found, taken } = asked;
  return (
    <Notice tone={found - taken > 0 ? 'info' : 'warning'} level={3}>
      <p>{t('check.open.found', { count: found - taken, n: formatNumber(found - taken) })}</p>
      {taken > 0 ? <p>{t('check.open.taken', { count: taken, n: formatNumber(taken) })}</p> : null}
    </Notice>
  );
}
