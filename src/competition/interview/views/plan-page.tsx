import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField, NumberField } from '#platform/ui/text-field.tsx';
import type { EditionId } from '../../edition/model/edition.ts';
import type { Seat } from '../model/interview.ts';
import { spreads } from '../model/plan.ts';
import type { TypedPlan } from '../model/typed-plan.ts';
import { paths } from '../paths.ts';
import { DayFields } from './day-fields.tsx';
import { RoomFields } from './room-fields.tsx';

export type PlanPageProps = {
  readonly editionId: EditionId;
  readonly revision: string;
  readonly typed: TypedPlan;
  readonly people: readonly Seat[];
  readonly errors: FieldErrors;
};

/** From what the timetable is made: lengths, rooms with their panels, days with their sessions. */
export function PlanPage({ editionId, revision, typed, people, errors }: PlanPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('interview.plan.title')} lead={t('interview.plan.lead')} />
      <Form action={paths.plan.to(editionId)} guard>
        <HiddenField name="revision" value={revision} />
        <Lengths typed={typed} errors={errors} />
        <RoomFields rooms={typed.rooms} people={people} errors={errors} />
        <DayFields days={typed.days} errors={errors} />
        <FillDays errors={errors} />
        <FormActions>
          <Button>{t('interview.plan.save')}</Button>
          <LinkButton look="plain" href={paths.timetable.to(editionId)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

type Part = { readonly typed: TypedPlan; readonly errors: FieldErrors };

function Lengths({ typed, errors }: Part) {
  const number = (name: string, label: string, value: string) => ({ name, label, value, errors, whole: true as const });
  const minutes = t('interview.minutes');
  return (
    <FieldGroup title={t('interview.plan.lengths')}>
      <div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <NumberField {...number('menit', t('interview.plan.minutes'), typed.minutes)} suffix={minutes} />
        <NumberField {...number('presentasi', t('interview.plan.presentation'), typed.presentation)} suffix={minutes} />
        <NumberField {...number('jeda', t('interview.plan.pause'), typed.pause)} suffix={minutes} optional />
        <NumberField {...number('paling', t('interview.plan.most'), typed.most)} optional />
      </div>
      <RadioGroup
        name="sebaran"
        label={t('interview.plan.spread')}
        value={typed.spread}
        choices={spreads.map((it) => ({ value: it, label: t(`interview.spread.${it}`) }))}
        errors={errors}
      />
      <NumberField {...number('undian', t('interview.plan.seed'), typed.seed)} hint={t('interview.plan.seedHint')} />
    </FieldGroup>
  );
}

function FillDays({ errors }: { readonly errors: FieldErrors }) {
  return (
    <FieldGroup title={t('interview.plan.fill')} text={t('interview.plan.fillText')}>
      <div class="grid gap-4 sm:grid-cols-2">
        <DateField name="isi.dari" label={t('interview.plan.fill.from')} hint="" errors={errors} optional />
        <DateField name="isi.sampai" label={t('interview.plan.fill.to')} hint="" errors={errors} optional />
      </div>
      <Button look="secondary" name="tindakan" value="isi">
        {t('interview.plan.fill.button')}
      </Button>
    </FieldGroup>
  );
}
