import { formatDate } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { BarPair } from '#platform/ui/bar-pair.tsx';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { ProblemId } from '../../model/ids.ts';
import type { Better, Measure } from '../../model/record.ts';
import { paths } from '../../paths.ts';
import { changeText } from '../../views/edit/shown.tsx';
import type { ProblemEvidence, TakenMeasure } from '../model.ts';

export type ReportPageProps = {
  readonly id: ProblemId;
  readonly title: string;
  readonly baseline: Measure;
  readonly better: Better;
  /** The measure that counts: the latest. */
  readonly latest: TakenMeasure;
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** A newer measure came in since the page was opened. */
  readonly stale: boolean;
};

/** Reports that the problem is solved by its latest measure; somebody else verifies it. */
export function ReportPage(props: ReportPageProps) {
  const { id, baseline, better, latest, form, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={props.title} title={t('problems.report.title')} lead={t('problems.report.lead')} />
      {props.stale ? (
        <Notice tone="warning" title={t('problems.clash.title')} role="alert">
          <p>{t('problems.clash.newer')}</p>
        </Notice>
      ) : null}
      <Section title={t('problems.report.compare')}>
        <Compared baseline={baseline} better={better} latest={latest} />
      </Section>
      <Form action={paths.reportSolved.to(id)} guard>
        <HiddenField name="ukuran" value={latest.id} />
        <TextArea
          name="pelajaran"
          label={t('problems.report.lesson')}
          hint={t('problems.report.lessonHint')}
          value={form.get('pelajaran')}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('problems.report.submit')}</Button>
          <LinkButton look="plain" href={paths.problem.to(id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

export type ComparedProps = {
  readonly baseline: Measure;
  readonly better: Better | null;
  readonly latest: Measure & { readonly evidence: readonly ProblemEvidence[]; readonly note: string };
};

/** Before beside after, with both sources and what proves the number after. */
export function Compared({ baseline, better, latest }: ComparedProps) {
  return (
    <>
      <BarPair
        label={baseline.indicator}
        unit={baseline.unit}
        before={baseline.value}
        after={latest.value}
        beforeWhen={formatDate(baseline.date)}
        afterWhen={formatDate(latest.date)}
        change={changeText({ before: baseline.value, after: latest.value, better: better ?? 'unsaid' })}
      />
      {better ? <p class="muted mt-3">{t(`registry.problem.better.${better}`)}.</p> : null}
      <p class="muted">{t('problems.page.sourceBefore', { source: baseline.source })}</p>
      <p class="muted">{t('problems.page.sourceAfter', { source: latest.source })}</p>
      {latest.note === '' ? null : <p>{latest.note}</p>}
      <ul class="plain-list mt-3">
        {latest.evidence.map((it) => (
          <li key={it.url}>
            <a href={it.url} rel="nofollow noopener">
              {it.title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
