import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { DateField, HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { paths as registryPaths, sectionTitle } from '#registry/index.ts';
import { type Action, type Case, type Coach, LONGEST_ACTION, LONGEST_REASON } from '../model.ts';
import { paths } from '../paths.ts';
import { sectionChoices } from './case-forms.tsx';
import { ActionTag } from './tags.tsx';

export type ActionPageProps = {
  readonly action: Action;
  readonly it: Case;
  readonly today: string;
  readonly owners: readonly Coach[];
  /** Whether the viewer reads the case, and writes the record. */
  readonly sees: { readonly case: boolean; readonly sections: boolean };
  readonly may: { readonly settle: boolean; readonly mend: boolean; readonly reopen: boolean };
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
};

/** One agreed action, and what the reader may do with it. */
export function ActionPage(props: ActionPageProps) {
  const { action, it, today, errors, may } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={it.title}
        title={t('casework.action.title')}
        facts={<ActionTag action={action} today={today} />}
      />
      <DescriptionText text={action.what} />
      <Facts {...props} />
      {may.settle ? <SettleForms {...props} /> : null}
      {may.mend ? <MendForm {...props} /> : null}
      {may.reopen ? (
        <PostButton look="secondary" action={paths.reopenAction.to(action.id)}>
          {t('casework.action.reopen')}
        </PostButton>
      ) : null}
    </>
  );
}

function Facts({ action, it, sees }: ActionPageProps) {
  const { section, settledAt, settledByName, remark } = action;
  const where = section
    ? sees.sections
      ? [{ label: t('casework.section'), value: <SectionLink it={it} section={section} /> }]
      : [{ label: t('casework.section'), value: sectionTitle(section) }]
    : [];
  const settled = settledAt
    ? [
        {
          label: t('casework.settledAt'),
          value: t('casework.note.by', { name: settledByName ?? t('casework.somebody'), date: formatDate(settledAt) }),
        },
      ]
    : [];
  return (
    <SummaryList
      rows={[
        { label: t('casework.owner'), value: action.ownerName },
        { label: t('casework.due'), value: formatDate(action.due) },
        ...where,
        ...settled,
        ...(remark === '' ? [] : [{ label: t('casework.remark'), value: <DescriptionText text={remark} /> }]),
        ...(sees.case
          ? [{ label: t('casework.one.kicker'), value: <a href={paths.one.to(it.id)}>{it.title}</a> }]
          : []),
      ]}
    />
  );
}

function SectionLink({ it, section }: { readonly it: Case; readonly section: NonNullable<Action['section']> }) {
  return <a href={registryPaths.section.to(it.innovationId, section)}>{sectionTitle(section)}</a>;
}

function SettleForms({ action, typed, errors }: ActionPageProps) {
  return (
    <>
      <Section title={t('casework.action.doneTitle')} onScreenOnly>
        <Form action={paths.doneAction.to(action.id)}>
          <TextArea
            name="keterangan"
            label={t('casework.remark')}
            hint={t('casework.remark.hint')}
            value={typed.keterangan}
            maxlength={LONGEST_REASON}
            rows={3}
            errors={errors}
            optional
          />
          <FormActions>
            <Button>{t('casework.action.markDone')}</Button>
          </FormActions>
        </Form>
      </Section>
      <details class="mb-6 print:hidden" open={errors.alasan !== undefined}>
        <summary>{t('casework.action.dropTitle')}</summary>
        <Form action={paths.dropAction.to(action.id)}>
          <TextArea
            name="alasan"
            label={t('casework.reason')}
            value={typed.alasan}
            maxlength={LONGEST_REASON}
            rows={3}
            errors={errors}
          />
          <FormActions>
            <Button look="danger">{t('casework.action.drop')}</Button>
          </FormActions>
        </Form>
      </details>
    </>
  );
}

function MendForm({ action, owners, typed, errors }: ActionPageProps) {
  return (
    <details class="mb-6 print:hidden" open={typed.tindakan !== undefined}>
      <summary>{t('casework.action.mendTitle')}</summary>
      <Form action={paths.action.to(action.id)} guard>
        <HiddenField name="revision" value={String(action.revision)} />
        <TextArea
          name="tindakan"
          label={t('casework.what')}
          value={typed.tindakan ?? action.what}
          maxlength={LONGEST_ACTION}
          rows={3}
          errors={errors}
        />
        <SelectField
          name="bagian"
          label={t('casework.agree.section')}
          value={typed.bagian ?? action.section}
          empty={t('casework.agree.whole')}
          choices={sectionChoices()}
          errors={errors}
          optional
        />
        <SelectField
          name="penanggung"
          label={t('casework.owner')}
          value={typed.penanggung ?? action.ownerId}
          choices={owners.map(({ id, name }) => ({ value: id, label: name }))}
          errors={errors}
        />
        <DateField name="tenggat" label={t('casework.due')} value={typed.tenggat ?? action.due} errors={errors} />
        <FormActions>
          <Button look="secondary">{t('casework.action.save')}</Button>
        </FormActions>
      </Form>
    </details>
  );
}
