import {
  type Evidence,
  EvidenceForm,
  type EvidenceId,
  paths as filesPaths,
  typeText,
  type Waiting,
} from '#files/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { evidenceText } from '../../catalogue/views/evidence-text.ts';
import { itemTitle } from '../../catalogue/wording.ts';
import type { Sheet } from '../model/sheet.ts';
import { paths } from '../paths.ts';

export type EvidencePageProps = {
  readonly sheet: Sheet;
  readonly item: InstrumentItem;
  readonly year: number;
  /** What proves the subject itself already, on top of all else. */
  readonly ofSubject: readonly Evidence[];
  readonly locker: readonly Evidence[];
  readonly chosen: string;
  readonly form: FormValues;
  readonly evidenceId: EvidenceId;
  readonly waiting: Waiting | null;
  readonly megabytes: number;
  readonly errors: FieldErrors;
};

/** Evidence for an answer: one of the locker, or a new file in the same step. */
export function EvidencePage(props: EvidencePageProps) {
  const { sheet, item, errors, form, year } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={itemTitle(item)} title={t('answer.attach.title')} lead={evidenceText(item.evidence, year)} />
      <Section title={t('answer.attach.known')} id="dari-berkas">
        <Known {...props} />
      </Section>
      <Section title={t('answer.attach.new')} id="berkas-baru">
        <EvidenceForm
          action={paths.upload.to(sheet.id, item.code)}
          kind="file"
          form={form}
          hidden={{ id: props.evidenceId }}
          brings={{ waiting: props.waiting, megabytes: props.megabytes }}
          errors={errors}
          cancel={paths.item.to(sheet.id, item.code)}
        />
        <p class="mt-6">
          <a href={filesPaths.newLink.to()}>{t('answer.attach.link')}</a>
        </p>
      </Section>
    </>
  );
}

function Known({ sheet, item, ofSubject, locker, chosen, errors }: EvidencePageProps) {
  if (ofSubject.length + locker.length === 0) return <p class="muted">{t('answer.attach.none')}</p>;
  const label = (it: Evidence) => {
    const years = it.documentDate?.slice(0, 4) ?? (it.validityYear === null ? '' : String(it.validityYear));
    return [it.title, it.number, years, typeText(it)].filter((text) => text !== '').join(' · ');
  };
  const choices = (some: readonly Evidence[]) => some.map((it) => ({ value: it.id, label: label(it) }));
  return (
    <Form action={paths.attach.to(sheet.id, item.code)}>
      <SelectField
        name="bukti"
        label={t('instrument.field.evidence')}
        value={chosen}
        groups={[
          { label: t('answer.attach.ofSubject'), choices: choices(ofSubject) },
          { label: t('answer.attach.others'), choices: choices(locker) },
        ].filter((it) => it.choices.length > 0)}
        errors={errors}
      />
      <FormActions>
        <Button look="secondary">{t('answer.attach.do')}</Button>
      </FormActions>
    </Form>
  );
}
