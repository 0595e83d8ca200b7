import { formatDate } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { ProblemId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import type { TakenMeasure } from '../model.ts';

export type StrikePageProps = {
  readonly id: ProblemId;
  readonly measures: readonly TakenMeasure[];
  readonly form: FormValues;
  readonly errors: FieldErrors;
};

/** Takes a measure out of the series that was written down wrongly. */
export function StrikePage({ id, measures, form, errors }: StrikePageProps) {
  const title = t('problems.strike.title');
  return (
    <ConfirmPage
      title={title}
      action={paths.strikeMeasure.to(id)}
      button={t('problems.strike.submit')}
      look="danger"
      cancel={paths.problem.to(id)}
      errors={errors}
    >
      <p>{t('problems.strike.text')}</p>
      <RadioGroup
        name="ukuran"
        label={t('problems.strike.which')}
        value={form.get('ukuran')}
        errors={errors}
        choices={measures.map((it) => ({
          value: it.id,
          label: `${formatDate(it.date)}: ${formatNumber(it.value)} ${it.unit}`,
          hint: it.source,
        }))}
      />
      <TextArea
        name="alasan"
        label={t('problems.strike.reason')}
        hint={t('problems.strike.reasonHint')}
        value={form.get('alasan')}
        rows={3}
        errors={errors}
      />
    </ConfirmPage>
  );
}
