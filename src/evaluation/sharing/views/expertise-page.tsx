import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { EvaluationRefusal, Juror, Round } from '../../model/round.ts';
import type { Trait } from '../model/sharing.ts';

export type ExpertisePageProps = {
  readonly round: Round;
  readonly juror: Juror;
  readonly isOwn: boolean;
  readonly traits: readonly Trait[];
  readonly keys: readonly string[];
  readonly unwished: string;
  readonly whyNot: EvaluationRefusal | null;
  readonly action: string;
  readonly back: string;
  readonly errors: FieldErrors;
};

/** What a juror knows of what the round is about, and would rather not read. */
export function ExpertisePage(props: ExpertisePageProps) {
  const { round, juror, isOwn, whyNot, back } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        kicker={round.name}
        title={isOwn ? t('sharing.expertise.own') : t('sharing.expertise.of', { name: juror.name })}
        lead={t(isOwn ? 'sharing.expertise.ownLead' : 'sharing.expertise.lead')}
      />
      {whyNot === null ? (
        <ExpertiseForm {...props} />
      ) : (
        <DisabledWithReason id="expertise" reason={t(`evaluation.refusal.${whyNot}`)}>
          {t('sharing.expertise.save')}
        </DisabledWithReason>
      )}
      <LinkButton look="plain" href={back}>
        {t('evaluation.refused.back')}
      </LinkButton>
    </>
  );
}

function ExpertiseForm({ traits, keys, unwished, action, errors }: ExpertisePageProps) {
  return (
    <Form action={action}>
      {traits.length === 0 ? (
        <p class="muted">{t('sharing.expertise.noFields')}</p>
      ) : (
        <CheckboxGroup
          name="bidang"
          label={t('sharing.expertise.fields')}
          values={keys}
          choices={traits.map(({ key, label }) => ({ value: key, label }))}
          errors={errors}
          optional
        />
      )}
      <TextArea
        name="tidak"
        label={t('sharing.expertise.unwished')}
        hint={t('sharing.expertise.unwishedHint')}
        value={unwished}
        rows={2}
        errors={errors}
        optional
      />
      <FormActions>
        <Button>{t('sharing.expertise.save')}</Button>
      </FormActions>
    </Form>
  );
}
