import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { HiddenField, NumberField, TextArea } from '#platform/ui/text-field.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import { type PartName, partNames } from '../model/match.ts';
import { paths } from '../paths.ts';
import type { RuleRevision } from '../queries/rule.ts';
import type { MatchingRule } from '../rules/weights.ts';
import { MatchingTabs } from './tabs.tsx';

export type TypedRule = {
  readonly weights: Readonly<Record<string, string>>;
  readonly threshold: string;
  readonly reason: string;
};

export type WeightsPageProps = {
  readonly rule: MatchingRule;
  readonly revisions: readonly RuleRevision[];
  readonly typed: TypedRule;
  readonly errors: FieldErrors;
  readonly maySet: boolean;
};

/** How the parts of a score are weighed, since when and why; whoever runs the hub sets others. */
export function WeightsPage(props: WeightsPageProps) {
  const { rule, revisions, errors, maySet } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('matching.weights.title')} lead={t('matching.weights.lead')} />
      <MatchingTabs current="weights" />
      <Section title={t('matching.weights.now')}>
        <p class="muted mb-4">{t(rule.revision === 0 ? 'matching.weights.own' : 'matching.weights.set')}</p>
        <SummaryList
          rows={[
            ...partNames.map((name) => ({
              label: t(`matching.part.${name}`),
              value: `${formatNumber(rule.weights[name])} · ${t(`matching.partHint.${name}`)}`,
            })),
            { label: t('matching.threshold'), value: formatNumber(rule.threshold) },
          ]}
        />
      </Section>
      {maySet ? <RuleForm {...props} /> : null}
      {revisions.length > 0 ? (
        <Section title={t('matching.weights.history')}>
          <Timeline label={t('matching.weights.history')} items={revisions.map(revisionItem)} />
        </Section>
      ) : null}
    </>
  );
}

function RuleForm({ rule, typed, errors }: WeightsPageProps) {
  const box = (name: PartName) => (
    <NumberField
      key={name}
      name={`bobot.${name}`}
      label={t(`matching.part.${name}`)}
      value={typed.weights[name] ?? ''}
      whole
      errors={errors}
    />
  );
  return (
    <Section title={t('matching.weights.change')}>
      <Form action={paths.weights.to()} guard>
        <HiddenField name="revision" value={String(rule.revision)} />
        <FieldGroup title={t('matching.weights.fields')} text={t('matching.weights.sum')}>
          {partNames.map(box)}
        </FieldGroup>
        <NumberField
          name="ambang"
          label={t('matching.threshold')}
          hint={t('matching.thresholdHint')}
          value={typed.threshold}
          whole
          errors={errors}
        />
        <TextArea name="alasan" label={t('matching.weights.reason')} value={typed.reason} rows={3} errors={errors} />
        <FormActions>
          <Button>{t('matching.weights.save')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function revisionItem({ revision, weights, threshold, reason, byName, at }: RuleRevision) {
  const told = partNames.map((name) => `${t(`matching.part.${name}`)} ${formatNumber(weights[name])}`).join(', ');
  return {
    key: String(revision),
    title: reason,
    when: formatMoment(at),
    iso: at.toISOString(),
    text: `${told}; ${t('matching.threshold')} ${formatNumber(threshold)}`,
    ...(byName ? { who: byName } : {}),
  };
}
