import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup, RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { type SectionName, sectionTitle } from '#registry/index.ts';
import { conditions, LONGEST_ADAPTED, verdicts } from '../model/adaptation.ts';
import type { Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { OriginText, type OriginTextProps } from './origin-text.tsx';

export type AdaptPageProps = {
  readonly replication: Replication;
  readonly section: SectionName;
  readonly origin: OriginTextProps['content'];
  readonly typed: {
    readonly verdict: string;
    readonly what: string;
    readonly why: string;
    readonly conditions: readonly string[];
  };
  readonly revision: number;
  /** What somebody else saved meanwhile; null when nobody did. */
  readonly theirs: readonly string[] | null;
  readonly errors: FieldErrors;
};

/** One section: what is adapted, beside what the origin says. */
export function AdaptPage(props: AdaptPageProps) {
  const { replication, section, origin, theirs, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('transfer.adaptation.title')}
        title={sectionTitle(section)}
        lead={t('transfer.adapt.lead')}
      />
      {theirs === null ? null : (
        <Notice tone="warning" title={t('transfer.stale.title')} role="alert">
          <p>{t('transfer.stale.theirs')}</p>
          <ul>
            {theirs.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      <SideLayout phone="after" side={<OriginText content={origin} section={section} />}>
        <Fields {...props} />
        <p class="actions mt-6">
          <LinkButton look="plain" href={paths.adaptation.to(replication.id)}>
            {t('transfer.adapt.back')}
          </LinkButton>
        </p>
      </SideLayout>
    </>
  );
}

function Fields({ replication, section, typed, revision, errors }: AdaptPageProps) {
  const text = (name: 'apa' | 'mengapa', label: string, value: string) => (
    <TextArea name={name} label={label} value={value} rows={5} maxlength={LONGEST_ADAPTED} errors={errors} optional />
  );
  return (
    <Form action={paths.section.to(replication.id, section)} guard>
      <HiddenField name="revisi" value={String(revision)} />
      <RadioGroup
        name="putusan"
        label={t('transfer.adaptation.verdict')}
        value={typed.verdict}
        choices={verdicts.map((value) => ({
          value,
          label: t(`replication.verdict.${value}`),
          hint: t(`replication.verdict.${value}.hint`),
        }))}
        errors={errors}
      />
      {text('apa', t('transfer.adaptation.what'), typed.what)}
      {text('mengapa', t('transfer.adaptation.why'), typed.why)}
      <CheckboxGroup
        name="kondisi"
        label={t('transfer.adaptation.conditions')}
        hint={t('transfer.adapt.conditionsHint')}
        values={typed.conditions}
        choices={conditions.map((value) => ({
          value,
          label: t(`transfer.condition.${value}`),
          hint: t(`transfer.condition.${value}.hint`),
        }))}
        errors={errors}
        optional
      />
      <FormActions>
        <Button>{t('transfer.adapt.save')}</Button>
      </FormActions>
    </Form>
  );
}
