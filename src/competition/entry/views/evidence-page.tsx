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
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { EditionSection, EvidenceAsked } from '../../edition/model/sections.ts';
import type { Entry } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { placeOf } from '../rules/section.ts';
import { limitsText, nameOf, said } from './words.ts';

type Known = Pick<Evidence, 'id' | 'title' | 'number'> & { readonly type: string };

export type EvidencePageProps = {
  readonly entry: Entry;
  readonly section: EditionSection;
  readonly asked: EvidenceAsked;
  /** What proves the record and fits; the rest of the locker that fits. */
  readonly ofRecord: readonly Known[];
  readonly locker: readonly Known[];
  readonly form: FormValues;
  readonly evidenceId: EvidenceId;
  readonly waiting: Waiting | null;
  readonly megabytes: number;
  readonly errors: FieldErrors;
};

export const knownOf = (it: Evidence): Known => ({ id: it.id, title: it.title, number: it.number, type: typeText(it) });

/** Evidence for one thing that a section asks: one of the locker, or a new file in the same step. */
export function EvidencePage(props: EvidencePageProps) {
  const { entry, section, asked, errors } = props;
  const place = placeOf(section.code, asked.code);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={`${entry.title} · ${nameOf(section)}`}
        title={t('entry.evidence.addTitle', { name: nameOf(asked) })}
        lead={said(asked.help, asked.help_en) || undefined}
        facts={<span>{limitsText(asked)}</span>}
      />
      <Section title={t('entry.evidence.known')} id="dari-berkas">
        <KnownForm {...props} place={place} />
      </Section>
      <Section title={t('entry.evidence.new')} id="berkas-baru">
        <EvidenceForm
          action={paths.upload.to(entry.id)}
          kind="file"
          form={props.form}
          hidden={{ id: props.evidenceId, tempat: place }}
          brings={{ waiting: props.waiting, megabytes: props.megabytes }}
          errors={errors}
          cancel={paths.section.to(entry.id, section.code)}
        />
        <p class="mt-6">
          <a href={filesPaths.newLink.to()}>{t('evidence.new.link')}</a>
        </p>
      </Section>
    </>
  );
}

function KnownForm({ entry, ofRecord, locker, errors, form, place }: EvidencePageProps & { readonly place: string }) {
  if (ofRecord.length + locker.length === 0) return <p class="muted">{t('entry.evidence.none')}</p>;
  const choice = (it: Known) => ({
    value: it.id,
    label: [it.title, it.number, it.type].filter((text) => text !== '').join(' · '),
  });
  return (
    <Form action={paths.attach.to(entry.id)}>
      <HiddenField name="tempat" value={place} />
      <SelectField
        name="bukti"
        label={t('entry.evidence.which')}
        value={form.get('bukti')}
        groups={[
          { label: t('entry.evidence.ofRecord'), choices: ofRecord.map(choice) },
          { label: t('entry.evidence.ofLocker'), choices: locker.map(choice) },
        ].filter((it) => it.choices.length > 0)}
        errors={errors}
      />
      <FormActions>
        <Button look="secondary">{t('entry.evidence.attach')}</Button>
      </FormActions>
    </Form>
  );
}
