import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { DateField, TextField } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { paths as registryPaths } from '../../paths.ts';
import { type Erasure, erasedThings, erasureBases, type Toll } from '../model.ts';
import { paths } from '../paths.ts';

export type ErasePageProps = {
  readonly id: InnovationId;
  readonly title: string;
  readonly toll: Toll;
  readonly request: Erasure | null;
  readonly mayConfirm: boolean;
  /** The hub has a single administrator, who confirms the own request. */
  readonly alone: boolean;
  readonly values: Readonly<Record<'basis' | 'letterNumber' | 'letterDate' | 'askedBy' | 'typed', string>>;
  readonly errors: FieldErrors;
};

/** Erasing for good: on which ground, what goes and what stays; then a second administrator confirms. */
export function ErasePage(props: ErasePageProps) {
  const { id, title, toll, request } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader kicker={title} title={t('erasure.erase.title')} lead={t('erasure.erase.lead')} />
      <Notice tone="danger" title={t('erasure.erase.warning')}>
        <p>{t('erasure.erase.warningText')}</p>
      </Notice>
      <Section title={t('erasure.goes')}>
        <SummaryList
          rows={erasedThings.map((thing) => ({ label: t(`erasure.thing.${thing}`), value: formatNumber(toll[thing]) }))}
        />
        <p>{t('erasure.goesToo')}</p>
      </Section>
      <Section title={t('erasure.stays')}>
        <p>{t('erasure.staysText')}</p>
      </Section>
      {request ? <Confirm {...props} request={request} /> : <Ask {...props} />}
      <p class="section">
        <a href={registryPaths.work.to(id)}>{t('registry.backToWork')}</a>
      </p>
    </>
  );
}

function Ask({ id, values, errors }: ErasePageProps) {
  return (
    <Section title={t('erasure.ask')} id="permintaan">
      <Form action={paths.erase.to(id)}>
        <RadioGroup
          name="dasar"
          label={t('erasure.basis')}
          value={values.basis}
          choices={erasureBases.map((basis) => ({ value: basis, label: t(`erasure.basis.${basis}`) }))}
          errors={errors}
        />
        <TextField
          name="nomor"
          label={t('erasure.letterNumber')}
          hint={t('erasure.letterHint')}
          value={values.letterNumber}
          maxlength={200}
          errors={errors}
        />
        <DateField name="tanggal" label={t('erasure.letterDate')} value={values.letterDate} errors={errors} />
        <TextField name="pemohon" label={t('erasure.askedBy')} value={values.askedBy} maxlength={200} errors={errors} />
        <FormActions>
          <Button look="danger">{t('erasure.askButton')}</Button>
          <LinkButton look="plain" href={registryPaths.work.to(id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}

type ConfirmProps = ErasePageProps & { readonly request: Erasure };

function Confirm({ id, request, mayConfirm, alone, values, errors }: ConfirmProps) {
  return (
    <Section title={t('erasure.confirm')} id="persetujuan">
      <SummaryList
        rows={[
          { label: t('erasure.basis'), value: t(`erasure.basis.${request.basis}`) },
          { label: t('erasure.letter'), value: `${request.letterNumber}, ${formatDate(request.letterDate)}` },
          { label: t('erasure.askedBy'), value: request.askedBy },
          { label: t('erasure.requested'), value: `${request.requestedByName}, ${formatMoment(request.requestedAt)}` },
        ]}
      />
      {mayConfirm ? (
        <Form action={paths.confirm.to(id)}>
          {alone ? <p>{t('erasure.alone')}</p> : null}
          <TextField
            name="judul"
            label={t('erasure.typed')}
            hint={t('erasure.typedHint')}
            value={values.typed}
            errors={errors}
          />
          <FormActions>
            <Button look="danger">{t('erasure.confirmButton')}</Button>
          </FormActions>
        </Form>
      ) : (
        <Notice title={t('erasure.second')}>
          <p>{t('erasure.secondText')}</p>
        </Notice>
      )}
      <p class="section">
        <PostButton look="secondary" action={paths.cancel.to(id)}>
          {t('erasure.cancel')}
        </PostButton>
      </p>
    </Section>
  );
}
