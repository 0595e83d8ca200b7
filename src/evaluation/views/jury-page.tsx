import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { JurorId } from '../model/ids.ts';
import { type EvaluationRefusal, type Juror, juryRoles, type Round } from '../model/round.ts';
import { paths } from '../paths.ts';
import type { Candidate } from '../queries/jury.ts';
import { jurorTones, roleText } from './labels.ts';
import { RoundHead } from './round-tabs.tsx';

export type JuryPageProps = {
  readonly round: Round;
  readonly jurors: readonly Juror[];
  /** Ties by juror. */
  readonly conflicts: ReadonlyMap<string, number>;
  readonly candidates: readonly Candidate[];
  readonly newId: JurorId;
  readonly values: { readonly way: string; readonly person: string; readonly email: string; readonly role: string };
  readonly whyNot: EvaluationRefusal | null;
  readonly errors: FieldErrors;
};

/** Who sits in the jury, who was asked, and the way to ask more. */
export function JuryPage(props: JuryPageProps) {
  const { round, jurors, whyNot } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <RoundHead round={round} tab="jury" title={t('evaluation.jury.title')} />
      <Section title={t('evaluation.jury.members', { count: jurors.length, n: formatNumber(jurors.length) })}>
        {jurors.length > 0 ? (
          <Members {...props} />
        ) : (
          <EmptyState title={t('evaluation.jury.empty')} level={3}>
            <p>{t('evaluation.jury.emptyText')}</p>
          </EmptyState>
        )}
      </Section>
      <Section title={t('evaluation.jury.invite')} id="undang" onScreenOnly>
        {whyNot === null ? (
          <InviteForm {...props} />
        ) : (
          <DisabledWithReason id="invite" reason={t(`evaluation.refusal.${whyNot}`)}>
            {t('evaluation.jury.invite')}
          </DisabledWithReason>
        )}
      </Section>
    </>
  );
}

function Members(props: JuryPageProps) {
  return (
    <>
      <MembersTable {...props} />
      <Downloads of={paths.jury.to(props.round.id)} />
    </>
  );
}

function MembersTable({ round, jurors, conflicts, whyNot }: JuryPageProps) {
  return (
    <Table
      caption={t('evaluation.jury.title')}
      captionHidden
      columns={[
        { label: t('evaluation.field.juror') },
        { label: t('evaluation.field.role') },
        { label: t('evaluation.field.jurorState') },
        { label: t('evaluation.field.pact') },
        { label: t('evaluation.field.conflicts'), numeric: true },
        { label: t('evaluation.field.action'), labelHidden: true, tight: true },
      ]}
      rows={jurors.map((it) => ({
        key: it.id,
        marked: it.state === 'declined',
        cells: [
          it.name,
          roleText(it.role),
          <>
            <Tag tone={jurorTones[it.state]}>{t(`evaluation.jurorState.${it.state}`)}</Tag>
            {it.state === 'declined' ? <p class="muted">{it.declineReason}</p> : null}
          </>,
          it.pactAcceptedAt ? formatDate(it.pactAcceptedAt) : '–',
          formatNumber(conflicts.get(it.id) ?? 0),
          whyNot === null && it.state !== 'removed' ? (
            <a key="out" href={paths.removeJuror.to(round.id, it.id)}>
              {t('evaluation.jury.remove')}
              <span class="sr-only"> {it.name}</span>
            </a>
          ) : null,
        ],
      }))}
    />
  );
}

function InviteForm({ round, candidates, newId, values, errors }: JuryPageProps) {
  return (
    <Form action={paths.jury.to(round.id)}>
      <HiddenField name="id" value={newId} />
      <SelectField
        name="orang"
        label={t('evaluation.jury.known')}
        hint={t('evaluation.jury.knownHint')}
        value={values.person}
        errors={errors}
        optional
        choices={candidates.map((it) => ({
          value: `${it.personId} ${it.role}`,
          label: `${it.name} (${roleText(it.role)}, ${it.place})`,
        }))}
      />
      <FieldGroup title={t('evaluation.jury.byMail')} text={t('evaluation.jury.byMailText')}>
        <TextField
          name="surel"
          type="email"
          label={t('evaluation.field.email')}
          value={values.email}
          errors={errors}
          optional
          autocomplete="off"
        />
        <RadioGroup
          name="peran"
          label={t('evaluation.field.role')}
          value={values.role === '' ? 'evaluator' : values.role}
          errors={errors}
          choices={juryRoles.map((it) => ({ value: it, label: roleText(it) }))}
        />
      </FieldGroup>
      <FormActions>
        <Button>{t('evaluation.jury.send')}</Button>
      </FormActions>
    </Form>
  );
}
