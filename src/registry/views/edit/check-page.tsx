import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Meter } from '#platform/ui/progress.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { InnovationContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { Version } from '../../model/record.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import type { Origin } from '../../model/states.ts';
import { paths } from '../../paths.ts';
import { completenessOf, whyNotPublishable } from '../../rules/completeness.ts';
import type { TypedField } from '../../rules/fields.ts';
import { fieldLabel, sectionTitle } from './labels.ts';
import { missingPart } from './missing.tsx';
import { shownField } from './shown.tsx';

export type CheckPageProps = {
  readonly id: InnovationId;
  readonly origin: Origin;
  readonly version: Version;
  readonly fieldsOf: (section: SectionName) => readonly TypedField[];
  readonly whyNotEdit: RecordRefusal | null;
  readonly whyNotSubmit: RecordRefusal | null;
  readonly whatChanged: string;
  readonly errors: FieldErrors;
};

/** The whole record to read over before it is handed in. */
export function CheckPage(props: CheckPageProps) {
  const { id, version, whyNotEdit } = props;
  const { percent, missing } = completenessOf(version.content);
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        kicker={version.content.title}
        title={t(props.whyNotSubmit === null ? 'registry.check.title' : 'registry.check.read')}
        lead={t('registry.check.lead')}
      />
      <Meter
        label={t('registry.work.completeness')}
        percent={percent}
        complete={t('registry.work.whole')}
        missing={missing.map((need) => missingPart(need, id, whyNotEdit === null))}
      />
      {sectionNames.map((section) => (
        <SectionAnswers
          key={section}
          section={section}
          fields={props.fieldsOf(section)}
          content={version.content}
          change={whyNotEdit === null ? paths.section.to(id, section) : null}
        />
      ))}
      <Submit {...props} />
    </>
  );
}

type AnswersProps = {
  readonly section: SectionName;
  readonly fields: readonly TypedField[];
  readonly content: InnovationContent;
  readonly change: string | null;
};

/** A section's answers as rows; facts known to be missing say why. */
export function SectionAnswers({ section, fields, content, change }: AnswersProps) {
  return (
    <div class="section">
      <SummaryList
        title={sectionTitle(section)}
        rows={fields
          .filter((field) => field !== 'startYearCertain' || !content.startYearCertain)
          .map((field) => ({
            label: fieldLabel(field),
            value: shownField(field, content) ?? missingReason(field, content),
            ...(change ? { change } : {}),
          }))}
      />
    </div>
  );
}

function missingReason(field: TypedField, content: InnovationContent) {
  const known = content.missing.find((it) => it.field === field);
  return known ? <span class="missing">{t('registry.missing.known', { reason: known.reason })}</span> : null;
}

function Submit({ id, origin, version, whyNotSubmit, whatChanged, errors }: CheckPageProps) {
  if (whyNotSubmit === 'not_yours') return null;
  const blocking = whyNotPublishable(version.content, origin);
  if (whyNotSubmit !== null || blocking.length > 0) {
    const reason =
      whyNotSubmit === null
        ? t('registry.check.blocked', { items: blocking.map((need) => t(`registry.need.${need.name}`)).join(', ') })
        : t(`registry.refusal.${whyNotSubmit}`);
    return (
      <div class="section actions">
        <DisabledWithReason id="kirim" reason={reason}>
          {t('registry.check.submit')}
        </DisabledWithReason>
        <LinkButton look="plain" href={paths.work.to(id)}>
          {t('registry.backToWork')}
        </LinkButton>
      </div>
    );
  }
  return (
    <div class="section">
      <Form action={paths.submit.to(id)}>
        <HiddenField name="revision" value={String(version.revision)} />
        {version.no > 1 ? (
          <TextArea
            name="perubahan"
            label={t('registry.check.whatChanged')}
            hint={t('registry.check.whatChangedHint', { no: formatNumber(version.no - 1) })}
            value={whatChanged}
            rows={4}
            errors={errors}
          />
        ) : null}
        <p>{t('registry.check.statement')}</p>
        <FormActions>
          <Button>{t('registry.check.submit')}</Button>
          <LinkButton look="plain" href={paths.work.to(id)}>
            {t('registry.backToWork')}
          </LinkButton>
        </FormActions>
      </Form>
    </div>
  );
}
