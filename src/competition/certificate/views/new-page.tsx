import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DateField, FileField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type CertificateBatchId, certificateKinds, LONGEST_NAME, MOST_RECIPIENTS } from '../model.ts';
import { paths } from '../paths.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { FROM_COURSE } from '../rules/from-course.ts';
import type { ListColumn, RowFault } from '../rules/list.ts';
import { type MomentValues, VisibleField } from './moment-field.tsx';

export type NewValues = {
  readonly kind: string;
  readonly lang: string;
  readonly place: string;
  readonly date: string;
  readonly signerName: string;
  readonly signerOffice: string;
  readonly visible: MomentValues;
  /** Where the names come from: `perjalanan`, the course of the edition; else the list. */
  readonly source: string;
  readonly text: string;
};

export type NewPageProps = {
  readonly edition: CertifiedEdition;
  readonly id: CertificateBatchId;
  readonly values: NewValues;
  readonly errors: FieldErrors;
  readonly faults: readonly RowFault[];
  readonly now: Date;
};

const FAULTS_SHOWN = 100;

/** Where a list of recipients is handed in, and what the certificates say besides. */
export function NewPage(props: NewPageProps) {
  const { edition, id, errors, faults } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('certificate.new.step', { n: 1, of: 2 })}
        title={t('certificate.new.title')}
        lead={t('certificate.new.lead')}
      />
      {faults.length > 0 ? <Faults faults={faults} /> : null}
      <Form action={paths.new.to(edition.id)} multipart>
        <HiddenField name="id" value={id} />
        <About {...props} />
        <Signing {...props} />
        <List {...props} />
        <FormActions>
          <Button>{t('certificate.new.button')}</Button>
          <LinkButton look="plain" href={paths.edition.to(edition.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function About({ values, errors, now }: NewPageProps) {
  return (
    <FieldGroup title={t('certificate.new.about')}>
      <SelectField
        name="jenis"
        label={t('certificate.field.kind')}
        hint={t('certificate.new.kindHint')}
        value={values.kind}
        choices={certificateKinds.map((kind) => ({ value: kind, label: t(`certificate.kind.${kind}`) }))}
        width="medium"
        errors={errors}
      />
      <RadioGroup
        name="bahasa"
        label={t('certificate.field.lang')}
        value={values.lang}
        choices={(['id', 'en'] as const).map((lang) => ({ value: lang, label: t(`certificate.lang.${lang}`) }))}
        errors={errors}
      />
      <VisibleField values={values.visible} errors={errors} now={now} />
    </FieldGroup>
  );
}

function Signing({ values, errors }: NewPageProps) {
  return (
    <FieldGroup title={t('certificate.new.signing')}>
      <TextField
        name="penandatangan"
        label={t('certificate.field.signerName')}
        value={values.signerName}
        maxlength={LONGEST_NAME}
        errors={errors}
      />
      <TextField
        name="jabatan"
        label={t('certificate.field.signerOffice')}
        value={values.signerOffice}
        maxlength={LONGEST_NAME}
        errors={errors}
      />
      <TextField
        name="tempat"
        label={t('certificate.new.place')}
        value={values.place}
        maxlength={LONGEST_NAME}
        width="medium"
        errors={errors}
        optional
      />
      <DateField name="tanggal" label={t('certificate.field.date')} value={values.date} errors={errors} />
    </FieldGroup>
  );
}

function List({ values, errors, faults }: NewPageProps) {
  const most = formatNumber(MOST_RECIPIENTS);
  const isAgain = faults.length > 0 && values.text === '';
  return (
    <FieldGroup title={t('certificate.new.list')} {...(isAgain ? { text: t('certificate.new.fileAgain') } : {})}>
      <RadioGroup
        name="sumber"
        label={t('certificate.new.source')}
        value={values.source === FROM_COURSE ? FROM_COURSE : 'daftar'}
        choices={[
          { value: 'daftar', label: t('certificate.new.source.list') },
          {
            value: FROM_COURSE,
            label: t('certificate.new.source.course'),
            hint: t('certificate.new.source.courseHint'),
          },
        ]}
        errors={errors}
      />
      <FileField
        name="berkas"
        label={t('certificate.new.file')}
        hint={t('certificate.new.fileHint', { most })}
        accept=".xlsx,.ods,.csv,.tsv,.txt"
        errors={errors}
        optional
      />
      <TextArea
        name="nama"
        label={t('certificate.new.text')}
        hint={t('certificate.new.textHint')}
        value={values.text}
        rows={6}
        spellcheck={false}
        errors={errors}
        optional
      />
    </FieldGroup>
  );
}

function Faults({ faults }: { readonly faults: readonly RowFault[] }) {
  const more = faults.length - FAULTS_SHOWN;
  return (
    <Section title={t('certificate.faults.title')} id="baris">
      <Table
        caption={t('certificate.faults.caption')}
        captionHidden
        columns={[{ label: t('certificate.faults.row'), tight: true }, { label: t('certificate.faults.what') }]}
        rows={faults.slice(0, FAULTS_SHOWN).map((fault, at) => ({
          key: String(at),
          cells: [formatNumber(fault.row), faultText(fault)],
        }))}
      />
      {more > 0 ? <p class="muted">{t('certificate.faults.more', { n: formatNumber(more) })}</p> : null}
    </Section>
  );
}

export function columnText(column: ListColumn): string {
  return t(`certificate.field.${column}`);
}

function faultText({ code, column, other }: RowFault): string {
  if (code === 'too_long')
    return t('certificate.fault.too_long', { column: columnText(column), other: formatNumber(other) });
  if (code === 'twice') return t('certificate.fault.twice', { other: formatNumber(other) });
  return t(`certificate.fault.${code}`);
}
