import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox, CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { MomentField } from '#platform/ui/moment-field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type Clinic, type ClinicId, LONGEST_AGENDA, LONGEST_PLACE, LONGEST_TITLE } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import type { CoachChoice, InvitedChoice } from '../queries/choices.ts';
import type { TypedPlan } from '../routes/plan-form.ts';

export type PlanPageProps = {
  readonly id: ClinicId;
  /** Null while it is planned anew. */
  readonly clinic: Clinic | null;
  readonly typed: TypedPlan;
  readonly coaches: readonly CoachChoice[];
  readonly institutions: readonly InvitedChoice[];
  readonly errors: FieldErrors;
};

/** What a clinic is: when and where, for how many, who coaches, who is invited. */
export function PlanPage(props: PlanPageProps) {
  const { id, clinic, typed, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t(clinic ? 'clinic.change.title' : 'clinic.plan.title')}
        lead={t(clinic ? 'clinic.change.lead' : 'clinic.plan.lead')}
      />
      <Form action={clinic ? paths.change.to(clinic.id) : paths.plan.to()} guard>
        <HiddenField name="id" value={id} />
        {clinic ? <HiddenField name="revisi" value={String(clinic.revision)} /> : null}
        <TextField
          name="judul"
          label={t('clinic.field.title')}
          hint={t('clinic.field.titleHint')}
          value={typed.title}
          maxlength={LONGEST_TITLE}
          errors={errors}
        />
        <WhenAndWhere {...props} />
        <TextArea
          name="agenda"
          label={t('clinic.field.agenda')}
          hint={t('clinic.field.agendaHint')}
          value={typed.agenda}
          rows={6}
          maxlength={LONGEST_AGENDA}
          optional
          errors={errors}
        />
        <People {...props} />
        <FormActions>
          <Button>{t(clinic ? 'clinic.change.send' : 'clinic.plan.send')}</Button>
          <LinkButton look="plain" href={clinic ? paths.one.to(clinic.id) : paths.list.to()}>
            {t('clinic.cancelForm')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function WhenAndWhere({ typed, errors }: PlanPageProps) {
  return (
    <FieldGroup title={t('clinic.plan.when')} text={t('clinic.plan.whenText')}>
      <MomentField name="mulai" label={t('clinic.field.startsAt')} value={typed.starts} errors={errors} />
      <MomentField name="selesai" label={t('clinic.field.endsAt')} value={typed.ends} errors={errors} />
      <TextField
        name="tempat"
        label={t('clinic.field.place')}
        hint={t('clinic.field.placeHint')}
        value={typed.place}
        maxlength={LONGEST_PLACE}
        optional
        errors={errors}
      />
      <TextField
        name="tautan"
        type="url"
        label={t('clinic.field.link')}
        hint={t('clinic.field.linkHint')}
        value={typed.link}
        maxlength={LONGEST_PLACE}
        optional
        errors={errors}
      />
      <NumberField
        name="kapasitas"
        label={t('clinic.field.capacity')}
        hint={t('clinic.field.capacityHint')}
        value={typed.capacity}
        whole
        errors={errors}
      />
    </FieldGroup>
  );
}

function People({ typed, coaches, institutions, errors }: PlanPageProps) {
  return (
    <FieldGroup title={t('clinic.plan.people')}>
      <CheckboxGroup
        name="pendamping"
        label={t('clinic.field.coaches')}
        hint={t('clinic.field.coachesHint')}
        values={typed.coaches}
        choices={coaches.map((it) => ({
          value: it.id,
          label: it.places.length > 0 ? `${it.name} (${it.places.join(', ')})` : it.name,
        }))}
        optional
        errors={errors}
      />
      <Checkbox name="semua" label={t('clinic.field.allRegencies')} checked={typed.allRegencies} optional />
      <CheckboxGroup
        name="undangan"
        label={t('clinic.field.invited')}
        hint={t('clinic.field.invitedHint')}
        values={typed.invited}
        choices={institutions.map((it) => ({ value: it.id, label: it.name }))}
        optional
        errors={errors}
      />
      <Checkbox
        name="terbuka"
        label={t('clinic.field.isPublic')}
        hint={t('clinic.field.isPublicHint')}
        checked={typed.isPublic}
        optional
      />
    </FieldGroup>
  );
}
