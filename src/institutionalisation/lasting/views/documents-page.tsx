import { type Evidence, EvidenceForm, type EvidenceId, typeText, type Waiting } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { LastingRecord } from '../model/record.ts';
import { paths } from '../paths.ts';
import { datedFor, yearOfContent } from '../rules/years.ts';
import { headlineOf } from './words.ts';

export type DocumentsPageProps = {
  readonly record: LastingRecord;
  readonly locker: readonly Evidence[];
  readonly form: FormValues;
  readonly evidenceId: EvidenceId;
  readonly waiting: Waiting | null;
  readonly megabytes: number;
  readonly chosen: string;
  readonly errors: FieldErrors;
};

/** A paper for a record of lasting: one of the locker, or a new file in the same step. */
export function DocumentsPage(props: DocumentsPageProps) {
  const { record, errors, form } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={headlineOf(record.content)}
        title={t('lasting.documents.title')}
        lead={t('lasting.documents.lead')}
      />
      <YearNotice record={record} />
      <Section title={t('lasting.documents.known')} id="dari-berkas">
        <Known {...props} />
      </Section>
      <Section title={t('lasting.documents.new')} id="berkas-baru">
        <EvidenceForm
          action={paths.upload.to(record.id)}
          kind="file"
          form={form}
          hidden={{ id: props.evidenceId }}
          brings={{ waiting: props.waiting, megabytes: props.megabytes }}
          errors={errors}
          cancel={paths.record.to(record.id)}
        />
      </Section>
    </>
  );
}

/** Which years the paper may bear. */
function YearNotice({ record }: Pick<DocumentsPageProps, 'record'>) {
  const year = yearOfContent(record.content);
  if (year === null) return null;
  const [first, last] = datedFor(record.dimension, year);
  return (
    <Notice tone="info">
      {t('lasting.documents.years', { year: String(year), first: String(first), last: String(last) })}
    </Notice>
  );
}

function Known({ record, locker, chosen, errors }: DocumentsPageProps) {
  if (locker.length === 0) return <p class="muted">{t('lasting.documents.none')}</p>;
  const label = (it: Evidence) =>
    [it.title, it.number, it.documentDate ? formatDate(it.documentDate) : '', typeText(it)]
      .filter((text) => text !== '')
      .join(' · ');
  return (
    <Form action={paths.attach.to(record.id)}>
      <SelectField
        name="bukti"
        label={t('lasting.documents.choose')}
        value={chosen}
        choices={locker.map((it) => ({ value: it.id, label: label(it) }))}
        errors={errors}
      />
      <FormActions>
        <Button look="secondary">{t('lasting.documents.attach')}</Button>
      </FormActions>
    </Form>
  );
}
