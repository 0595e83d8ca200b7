import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField } from '#platform/ui/text-field.tsx';
import type { EditionId } from '../../edition/model/edition.ts';
import type { Heard } from '../../interview/model/interview.ts';
import type { Member } from '../model/visit.ts';
import { paths } from '../paths.ts';
import type { TeamWanted } from '../rules/moves.ts';
import { ownerOf } from './labels.tsx';

export type TypedPlan = {
  readonly id: string;
  readonly entryId: string;
  readonly date: string;
  /** Person and role, as `<id> panelist`. */
  readonly team: readonly string[];
};

export type PlanPageProps = {
  readonly editionId: EditionId;
  readonly typed: TypedPlan;
  readonly entries: readonly Heard[];
  readonly people: readonly Member[];
  readonly wanted: TeamWanted;
  readonly errors: FieldErrors;
};

/** When somebody goes to see a finalist, and who. */
export function PlanPage({ editionId, typed, entries, people, wanted, errors }: PlanPageProps) {
  const least = { panelists: formatNumber(wanted.panelists), evaluators: formatNumber(wanted.evaluators) };
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('visit.plan.title')} lead={t('visit.plan.lead')} />
      <Form action={paths.plan.to(editionId)}>
        <HiddenField name="id" value={typed.id} />
        <SelectField
          name="usulan"
          label={t('visit.entry')}
          value={typed.entryId}
          choices={entries.map((it) => ({ value: it.entryId, label: `${it.title}, ${ownerOf(it)}` }))}
          errors={errors}
        />
        <DateField name="tanggal" label={t('visit.date')} value={typed.date} errors={errors} />
        {people.length === 0 ? (
          <p class="muted">{t('visit.plan.nobody')}</p>
        ) : (
          <CheckboxGroup
            name="tim"
            label={t('visit.team')}
            hint={t('visit.plan.teamHint', least)}
            values={typed.team}
            choices={people.map((it) => ({
              value: `${it.id} ${it.role}`,
              label: `${it.name} (${t(`visit.role.${it.role}`)})`,
            }))}
            errors={errors}
          />
        )}
        <FormActions>
          <Button>{t('visit.plan.save')}</Button>
          <LinkButton look="plain" href={paths.ofEdition.to(editionId)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
