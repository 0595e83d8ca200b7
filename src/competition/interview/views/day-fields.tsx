import { t } from '#platform/i18n/i18n.ts';
import { controlAttributes, Field, type FieldErrors, type FieldProps, wire } from '#platform/ui/field.tsx';
import { FieldGroup } from '#platform/ui/form.tsx';
import { DateField } from '#platform/ui/text-field.tsx';
import { MOST_DAYS } from '../model/plan.ts';
import { type TypedDay, timeNames } from '../model/typed-plan.ts';

type DaysProps = { readonly days: readonly TypedDay[]; readonly errors: FieldErrors };

/** The days with two sessions and a break each, and an empty one to add. */
export function DayFields({ days, errors }: DaysProps) {
  const last = days.at(-1)?.times ?? ['09:00', '12:00', '13:00', '15:00', '', ''];
  const shown = days.length < MOST_DAYS ? [...days, { date: '', times: last }] : days;
  return (
    <FieldGroup title={t('interview.plan.days')} text={t('interview.plan.daysText')}>
      {shown.map((day, no) => (
        <DayRow key={`${day.date}-${no}`} day={day} no={no} errors={errors} />
      ))}
    </FieldGroup>
  );
}

function DayRow({ day, no, errors }: { readonly day: TypedDay; readonly no: number; readonly errors: FieldErrors }) {
  return (
    <fieldset class="interview-day">
      <legend class="sr-only">{t('interview.plan.day', { n: no + 1 })}</legend>
      <DateField
        name={`hari.${no}.tanggal`}
        label={t('interview.plan.date')}
        hint=""
        value={day.date}
        errors={errors}
        optional={day.date === ''}
      />
      {timeNames.map((name, at) => (
        <TimeField
          key={name}
          name={`hari.${no}.${name}`}
          label={t(`interview.plan.time.${name}`)}
          value={day.times[at] ?? ''}
          errors={errors}
        />
      ))}
    </fieldset>
  );
}

/** A time on the clock, `08:30`. */
export function TimeField(props: FieldProps & { readonly value: string }) {
  const wiring = wire(props);
  return (
    <Field {...props} wiring={wiring}>
      <input
        {...controlAttributes({ ...props, optional: true }, wiring)}
        class="input input-short"
        type="time"
        value={props.value}
      />
    </Field>
  );
}
