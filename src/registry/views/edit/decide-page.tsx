import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { Innovation, Version } from '../../model/record.ts';
import type { RecordRefusal } from '../../model/refusal.ts';
import { type SectionName, sectionNames } from '../../model/sections.ts';
import { paths } from '../../paths.ts';
import type { TypedField } from '../../rules/fields.ts';
import { SectionAnswers } from './check-page.tsx';
import { sectionTitle } from './labels.ts';
import { ShortMeter } from './missing.tsx';

export type DecidePageProps = {
  readonly record: Innovation;
  readonly version: Version;
  readonly fieldsOf: (section: SectionName) => readonly TypedField[];
  readonly whyNotPublish: RecordRefusal | null;
  readonly whyNotReturn: RecordRefusal | null;
  /** Notes as typed, by section. */
  readonly notes: Readonly<Partial<Record<SectionName, string>>>;
  readonly errors: FieldErrors;
};

/** The admin reads the record and publishes it, or gives it back with a note at each section to mend. */
export function DecidePage(props: DecidePageProps) {
  const { record, version } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        kicker={[record.unitName, record.institutionName].filter((it) => it !== null).join(', ')}
        title={t('registry.decide.title', { title: version.content.title })}
        lead={t('registry.decide.lead')}
        facts={version.submittedAt ? t('registry.now.since', { when: formatMoment(version.submittedAt) }) : null}
      />
      {version.whatChanged === '' ? null : (
        <Notice title={t('registry.version.whatChanged', { no: version.no })}>
          <DescriptionText text={version.whatChanged} />
        </Notice>
      )}
      {version.no > 1 ? (
        <p>
          <a href={paths.compare.to(record.id, version.no - 1, version.no)}>{t('registry.decide.compare')}</a>
        </p>
      ) : null}
      <ShortMeter id={record.id} content={version.content} editable />
      <PublishForm {...props} />
      <ReturnForm {...props} />
    </>
  );
}

function PublishForm({ record, version, whyNotPublish }: DecidePageProps) {
  return (
    <div class="section">
      {whyNotPublish === null ? (
        <Form action={paths.publish.to(record.id)}>
          <HiddenField name="versi" value={version.id} />
          <FormActions>
            <Button>{t('registry.decide.publish')}</Button>
            <a href="#f-catatan">{t('registry.decide.toNotes')}</a>
          </FormActions>
        </Form>
      ) : (
        <DisabledWithReason id="terbitkan" reason={t(`registry.refusal.${whyNotPublish}`)}>
          {t('registry.decide.publish')}
        </DisabledWithReason>
      )}
    </div>
  );
}

/** Every section with its answers and a box for what is to be mended there. */
function ReturnForm(props: DecidePageProps) {
  const { record, version } = props;
  return (
    <Form action={paths.return.to(record.id)} guard>
      <HiddenField name="versi" value={version.id} />
      {sectionNames.map((section) => (
        <div key={section}>
          <SectionAnswers
            section={section}
            fields={props.fieldsOf(section)}
            content={version.content}
            change={paths.section.to(record.id, section)}
          />
          {props.whyNotReturn === null ? (
            <div class="mt-5">
              <TextArea
                name={`catatan.${section}`}
                label={t('registry.decide.note', { section: sectionTitle(section) })}
                value={props.notes[section] ?? ''}
                rows={3}
                optional
                errors={props.errors}
              />
            </div>
          ) : null}
        </div>
      ))}
      <div id="f-catatan" class="section" />
      {props.whyNotReturn === null ? (
        <FormActions>
          <Button look="secondary">{t('registry.decide.return')}</Button>
          <LinkButton look="plain" href={paths.work.to(record.id)}>
            {t('registry.backToWork')}
          </LinkButton>
        </FormActions>
      ) : (
        <DisabledWithReason id="kembalikan" reason={t(`registry.refusal.${props.whyNotReturn}`)}>
          {t('registry.decide.return')}
        </DisabledWithReason>
      )}
    </Form>
  );
}
