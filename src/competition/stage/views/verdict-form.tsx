import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageOf } from '../../edition/model/stages.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { Entry } from '../../entry/model/entry.ts';
import { type CheckOutcome, checkAnswers, LONGEST_NOTE, reasonCodes, type Verdict } from '../model/check.ts';
import { paths } from '../paths.ts';
import { askedReasons, isAsking, openUntilFor, outcomesFor } from '../rules/check.ts';

export type VerdictFormProps = {
  readonly edition: Edition;
  readonly entry: Entry;
  readonly revision: number;
  readonly typed: Omit<Verdict, 'outcome'> & { readonly outcome: Verdict['outcome'] | null };
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** The checklist with what the machine proposes, the verdict, and what the entrant is told. */
export function VerdictForm({ edition, entry, revision, typed, errors, now }: VerdictFormProps) {
  const planned = stageOfKind(edition.document, 'admin_check');
  const outcomes = planned ? outcomesFor(planned.settings) : [];
  return (
    <Section title={t('stage.check.verdict')} id="keputusan">
      <Form action={paths.check.to(edition.id, entry.id)} guard>
        <HiddenField name="revisi" value={String(revision)} />
        {askedReasons.map((reason) => (
          <RadioGroup
            key={reason}
            name={`periksa.${reason}`}
            label={t(`stage.question.${reason}`)}
            value={typed.checklist[reason] ?? ''}
            errors={errors}
            inline
            choices={checkAnswers.map((value) => ({ value, label: t(`stage.answer.${value}`) }))}
          />
        ))}
        <RadioGroup
          name="hasil"
          label={t('stage.check.outcome')}
          value={typed.outcome ?? ''}
          errors={errors}
          choices={outcomes.map((value) => ({
            value,
            label: t(`stage.outcome.${value}`),
            hint: hintOf(planned, value, now),
          }))}
        />
        <CheckboxGroup
          name="alasan"
          label={t('stage.check.reasons')}
          hint={t('stage.check.reasonsHint')}
          optional
          values={typed.reasons}
          errors={errors}
          choices={reasonCodes.map((value) => ({ value, label: t(`stage.reason.${value}`) }))}
        />
        <TextArea
          name="catatan"
          label={t('stage.check.note')}
          hint={t('stage.check.noteHint')}
          optional
          value={typed.note}
          maxlength={LONGEST_NOTE}
          errors={errors}
        />
        <FormActions>
          <Button>{t('stage.check.save')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

/** What follows from an outcome, with the day until which the entry would be open again. */
function hintOf(planned: StageOf<'admin_check'> | null, outcome: CheckOutcome, now: Date): string {
  if (!isAsking(outcome)) return t(`stage.outcome.${outcome}.hint`);
  const until = planned && openUntilFor(planned, outcome, now);
  return until
    ? t(`stage.outcome.${outcome}.hint`, { until: formatMoment(until) })
    : t('stage.check.refusal.no_time_left');
}
