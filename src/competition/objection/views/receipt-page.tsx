import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Objection } from '../model/objection.ts';
import { paths } from '../paths.ts';
import { isAnswered, toldState } from '../rules/moves.ts';
import { StateTag } from './state-tag.tsx';

type ReceiptProps = {
  readonly code: PublicCode;
  readonly objection: Objection;
  readonly edition: string;
};

/**
 * What the objector sees by the number: state and answer. Neither text nor name nor files stand here, for a number is quoted in letters.
 */
export function ReceiptPage({ code, objection, edition }: ReceiptProps) {
  const state = toldState(objection);
  const lastDay = objection.askedUntil ? new Date(objection.askedUntil.getTime() - 1) : null;
  return (
    <>
      <PageHeader
        kicker={edition}
        title={t('objection.receipt.title', { number: shownPublicCode(code) })}
        facts={<StateTag state={state} />}
        lead={t(`objection.receipt.state.${state}`)}
      />
      <SummaryList
        rows={[
          { label: t('objection.receipt.number'), value: shownPublicCode(code) },
          { label: t('objection.entry'), value: objection.title },
          { label: t('objection.groundLabel'), value: t(`objection.ground.${objection.ground}`) },
          {
            label: t('objection.receivedAt'),
            value: objection.confirmedAt ? formatMoment(objection.confirmedAt) : null,
          },
          ...(state === 'asked' && lastDay ? [{ label: t('objection.until'), value: formatDate(lastDay) }] : []),
        ]}
      />
      {isAnswered(objection.state) && objection.answeredAt ? (
        <Section title={t('objection.answerTitle')} id="jawaban">
          <p>
            <strong>{t(`objection.outcome.${objection.state}`)}</strong>
            {' · '}
            {formatMoment(objection.answeredAt)}
          </p>
          <DescriptionText text={objection.answer} />
        </Section>
      ) : null}
      <p class="muted">{t('objection.receipt.keep')}</p>
    </>
  );
}

/** Where an objector looks up an objection by its number. */
export function FindPage({ typed, errors }: { readonly typed: string; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('objection.find.title')} lead={t('objection.find.lead')} />
      <Form method="get" class="form" action={paths.find.to()}>
        <TextField
          name="kode"
          label={t('objection.receipt.number')}
          hint={t('objection.find.hint')}
          value={typed}
          autocomplete="off"
          spellcheck={false}
          width="medium"
          errors={errors}
        />
        <FormActions>
          <Button>{t('objection.find.button')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

/** A number that nobody has. */
export function UnknownPage({ number }: { readonly number: string }) {
  return (
    <>
      <PageHeader title={t('objection.unknown.title')} lead={t('objection.unknown.text', { number })} />
      <p class="actions">
        <LinkButton href={paths.find.to()}>{t('objection.find.title')}</LinkButton>
      </p>
    </>
  );
}
