import { regionName } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup } from '#platform/ui/form.tsx';
import { DateField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { affairGroups, affairs, sdgs } from '../../model/goals.ts';
import { affairName } from '../../views/edit/shown.tsx';
import { sdgName } from './labels.ts';

export type ProblemFieldsProps = {
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** Codes of the regions of the hub. */
  readonly regions: readonly string[];
  /** Today `YYYY-MM-DD`: nothing is measured later. */
  readonly today: string;
};

/** The boxes of a problem, the same when it is raised and when it is edited. */
export function ProblemFields({ form, errors, regions, today }: ProblemFieldsProps) {
  const box = (name: string) => ({ name, value: form.get(name), errors });
  return (
    <>
      <TextField {...box('judul')} label={t('problems.field.title')} hint={t('problems.hint.title')} />
      <TextArea {...box('sakit')} label={t('problems.field.whatHurts')} hint={t('problems.hint.whatHurts')} rows={6} />
      <TextArea {...box('siapa')} label={t('problems.field.whoIsHurt')} hint={t('problems.hint.whoIsHurt')} rows={3} />
      <SelectField
        {...box('wilayah')}
        label={t('problems.field.region')}
        choices={regions.map((code) => ({ value: code, label: regionName(code) }))}
      />
      <TextField {...box('sejak')} label={t('problems.field.sinceWhen')} hint={t('problems.hint.sinceWhen')} optional />
      <SelectField {...box('urusan')} label={t('problems.field.affair')} groups={affairChoices()} optional />
      <SelectField
        {...box('tpb')}
        label={t('problems.field.sdg')}
        choices={sdgs.map((goal) => ({ value: String(goal.number), label: sdgName(goal.number) }))}
        optional
      />
      <BaselineFields form={form} errors={errors} today={today} />
    </>
  );
}

function BaselineFields({ form, errors, today }: Omit<ProblemFieldsProps, 'regions'>) {
  const box = (name: string) => ({ name, value: form.get(name), errors });
  return (
    <FieldGroup title={t('problems.baseline.title')} text={t('problems.baseline.text')}>
      <TextField
        {...box('indikator')}
        label={t('problems.field.indicator')}
        hint={t('problems.hint.indicator')}
        optional
      />
      <NumberField {...box('nilai')} label={t('problems.field.value')} optional />
      <TextField
        {...box('satuan')}
        label={t('problems.field.unit')}
        hint={t('problems.hint.unit')}
        width="medium"
        optional
      />
      <RadioGroup
        {...box('arah')}
        label={t('problems.field.better')}
        hint={t('problems.hint.better')}
        choices={betterChoices()}
        inline
        optional
      />
      <DateField {...box('tanggal')} label={t('problems.field.date')} max={today} optional />
      <TextField {...box('sumber')} label={t('problems.field.source')} hint={t('problems.hint.source')} optional />
    </FieldGroup>
  );
}

/** Whether the figure should go down or up. */
export function betterChoices() {
  return (['lower', 'higher'] as const).map((value) => ({ value, label: t(`registry.problem.better.${value}`) }));
}

/** The number after, its day and its source. */
export function FigureFields(
  props: Omit<ProblemFieldsProps, 'regions'> & { readonly unit: string; readonly from: string },
) {
  const { form, errors } = props;
  const box = (name: string) => ({ name, value: form.get(name), errors });
  return (
    <>
      <NumberField {...box('nilai')} label={t('problems.field.value')} suffix={props.unit} />
      <DateField {...box('tanggal')} label={t('problems.field.date')} min={props.from} max={props.today} />
      <TextField {...box('sumber')} label={t('problems.field.source')} hint={t('problems.hint.source')} />
    </>
  );
}

function affairChoices() {
  return affairGroups.map((group) => ({
    label: t(`registry.affairs.${group}`),
    choices: affairs
      .filter((affair) => affair.group === group)
      .map((affair) => ({ value: affair.code, label: affairName(affair.code) })),
  }));
}

/** What a box holds, as a reader tells two texts apart. */
export function boxText(form: FormValues, name: string): string {
  const value = form.get(name).trim();
  if (value === '') return '';
  if (name === 'wilayah') return regionName(value);
  if (name === 'urusan') return affairName(value);
  if (name === 'arah') return betterChoices().find((it) => it.value === value)?.label ?? value;
  return name === 'tpb' ? sdgName(Number(value)) : value;
}
