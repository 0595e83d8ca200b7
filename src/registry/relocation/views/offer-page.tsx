import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '../../paths.ts';
import type { RelocationOffer } from '../model.ts';
import { paths } from '../paths.ts';
import type { Choice } from './form-page.tsx';

export type OfferPageProps = {
  readonly offer: RelocationOffer;
  /** Whether the viewer sees the record's work. */
  readonly reachable: boolean;
  readonly mayAnswer: boolean;
  readonly mayWithdraw: boolean;
  readonly units: readonly Choice[];
  readonly newId: string;
  readonly values: { readonly unit: string; readonly reason: string };
  readonly errors: FieldErrors;
};

const tones = { open: 'info', accepted: 'success', declined: 'warning', withdrawn: 'info' } as const;

/** A record that is offered to another institution: what it is, why it should go, and the answer. */
export function RelocationOfferPage(props: OfferPageProps) {
  const { offer } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader title={t('relocation.offer.title', { title: offer.title })} />
      <Notice tone={tones[offer.state]}>
        <p>{t(`relocation.state.${offer.state}`, { to: offer.toName })}</p>
        {offer.answer === '' ? null : <DescriptionText text={offer.answer} />}
      </Notice>
      <SummaryList
        rows={[
          { label: t('relocation.offer.from'), value: offer.place },
          { label: t('relocation.offer.to'), value: offer.toName },
          { label: t('relocation.form.reason'), value: offer.reason },
          { label: t('relocation.offer.by'), value: `${offer.offeredByName}, ${formatMoment(offer.offeredAt)}` },
          { label: t('registry.field.summary'), value: offer.summary === '' ? null : offer.summary },
        ]}
      />
      {props.mayAnswer ? <Answer {...props} /> : null}
      {props.mayWithdraw ? (
        <p class="section">
          <PostButton look="secondary" action={paths.withdraw.to(offer.id)}>
            {t('relocation.offer.withdraw')}
          </PostButton>
        </p>
      ) : null}
      {props.reachable ? (
        <p class="section">
          <a href={registryPaths.work.to(offer.innovationId)}>{t('registry.backToWork')}</a>
        </p>
      ) : null}
    </>
  );
}

function Answer({ offer, units, newId, values, errors }: OfferPageProps) {
  return (
    <>
      <Section title={t('relocation.offer.accept')}>
        <Form action={paths.answer.to(offer.id)}>
          <HiddenField name="jawaban" value="terima" />
          <HiddenField name="id" value={newId} />
          <p>{t('relocation.offer.acceptText')}</p>
          <SelectField
            name="unit"
            label={t('relocation.form.unit')}
            choices={units}
            value={values.unit}
            empty={t('relocation.form.noUnit')}
            errors={errors}
            optional
          />
          <FormActions>
            <Button>{t('relocation.offer.accept')}</Button>
          </FormActions>
        </Form>
      </Section>
      <Section title={t('relocation.offer.decline')}>
        <Form action={paths.answer.to(offer.id)}>
          <HiddenField name="jawaban" value="tolak" />
          <TextArea name="alasan" label={t('relocation.offer.why')} value={values.reason} rows={3} errors={errors} />
          <FormActions>
            <Button look="secondary">{t('relocation.offer.decline')}</Button>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
