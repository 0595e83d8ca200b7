import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_NOTE, type Offer, type OfferRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { OfferedCard, type OfferedFacts } from './offered-card.tsx';

export type OfferPageProps = {
  readonly offer: Offer;
  readonly facts: OfferedFacts;
  /** Why this viewer cannot answer it; null for whoever is asked. */
  readonly whyNotAnswer: OfferRefusal | null;
  readonly whyNotWithdraw: OfferRefusal | null;
  readonly values: { readonly reason: string; readonly chosen: readonly string[] };
  readonly errors: FieldErrors;
};

/** One offer: who hands what to whom, what is open about each record, and the answer. */
export function OfferPage(props: OfferPageProps) {
  const { offer, facts } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader title={offerTitle(offer)} lead={t('handover.lead')} />
      <WhatNow {...props} />
      <SummaryList
        rows={[
          { label: t('handover.from'), value: offer.fromName ?? t('handover.along') },
          { label: t('handover.to'), value: offer.toName },
          { label: t('handover.by'), value: `${offer.offeredByName}, ${formatMoment(offer.offeredAt)}` },
          { label: t('handover.note'), value: offer.note === '' ? t('handover.noNote') : offer.note },
        ]}
      />
      {props.whyNotAnswer === null ? <Answer {...props} /> : null}
      <Section title={t('handover.records', { n: formatNumber(offer.records.length) })}>
        <div class="grid gap-6">
          {offer.records.map((record) => (
            <OfferedCard key={record.id} record={record} facts={facts} />
          ))}
        </div>
      </Section>
      {props.whyNotWithdraw === null ? (
        <p class="section">
          <PostButton look="secondary" action={paths.withdraw.to(offer.id)}>
            {t('handover.withdraw')}
          </PostButton>
        </p>
      ) : null}
      <p class="section">
        <a href={paths.list.to()}>{t('handover.back')}</a>
      </p>
    </>
  );
}

export function offerTitle({ records }: Offer): string {
  const title = records[0]?.content.title ?? '';
  const name = records.length > 1 ? t('handover.many', { title, n: formatNumber(records.length - 1) }) : title;
  return t('handover.one', { name });
}

function WhatNow({ offer, whyNotAnswer }: OfferPageProps) {
  const open = offer.records.filter((record) => record.state === 'open').length;
  if (open > 0)
    return (
      <Notice
        tone={whyNotAnswer === null ? 'warning' : 'info'}
        title={t(whyNotAnswer === null ? 'handover.now.answer' : 'handover.now.waits')}
      >
        <p>{t('handover.now.text', { date: formatDate(offer.expiresAt) })}</p>
      </Notice>
    );
  const accepted = offer.records.filter((record) => record.state === 'accepted').length;
  const values = { n: formatNumber(accepted), of: formatNumber(offer.records.length) };
  return (
    <Notice tone={accepted > 0 ? 'success' : 'info'} title={t('handover.acceptedOf', values)}>
      {accepted > 0 ? <p>{t('handover.now.accepted')}</p> : null}
    </Notice>
  );
}

function Answer({ offer, values, errors }: OfferPageProps) {
  const open = offer.records.filter((record) => record.state === 'open');
  return (
    <Section title={t('handover.answer.title')} id="jawaban">
      <Form action={paths.answer.to(offer.id)}>
        <CheckboxGroup
          name="inovasi"
          label={t('handover.answer.records')}
          values={values.chosen}
          choices={open.map((record) => ({ value: record.id, label: record.content.title }))}
          errors={errors}
        />
        <TextArea
          name="alasan"
          label={t('handover.answer.reason')}
          hint={t('handover.answer.reasonHint')}
          value={values.reason}
          rows={3}
          maxlength={LONGEST_NOTE}
          errors={errors}
          optional
        />
        <FormActions>
          <Button name="jawaban" value="terima">
            {t('handover.answer.accept')}
          </Button>
          <Button look="secondary" name="jawaban" value="tolak">
            {t('handover.answer.decline')}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
