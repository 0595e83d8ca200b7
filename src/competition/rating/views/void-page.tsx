import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { LONGEST_REASON } from '../model.ts';
import { paths } from '../paths.ts';
import type { Voided } from '../queries/voids.ts';
import { type Burst, burstName } from '../rules/bursts.ts';
import { sourceText, stretchText } from './words.tsx';

type Typed = { readonly reason: string; readonly errors: FieldErrors };

function Reason({ reason, errors }: Typed) {
  return (
    <TextArea
      name="alasan"
      label={t('rating.reason')}
      hint={t('rating.reasonHint')}
      value={reason}
      maxlength={LONGEST_REASON}
      errors={errors}
    />
  );
}

type Batch = Pick<Burst, 'source' | 'domain' | 'since' | 'until'>;

function BatchFacts({ batch, count }: { readonly batch: Batch; readonly count: number }) {
  return (
    <SummaryList
      rows={[
        { label: t('rating.batch.source'), value: sourceText(batch) },
        { label: t('rating.batch.stretch'), value: stretchText(batch) },
        { label: t('rating.batch.ballots'), value: formatNumber(count) },
      ]}
    />
  );
}

/** Asks for the reason before a batch is taken out of the count. */
export function VoidPage({ edition, burst, ...typed }: Typed & { readonly edition: Edition; readonly burst: Burst }) {
  return (
    <ConfirmPage
      title={t('rating.void.title')}
      action={paths.voiding.to(edition.id, burstName(burst))}
      button={t('rating.void.button')}
      look="danger"
      cancel={paths.organised.to(edition.id)}
      errors={typed.errors}
    >
      <p>{t('rating.void.lead')}</p>
      <BatchFacts batch={burst} count={burst.ballots.length} />
      <Reason {...typed} />
    </ConfirmPage>
  );
}

/** Asks for the reason before a batch counts again. */
export function LiftPage({
  edition,
  voided,
  ...typed
}: Typed & { readonly edition: Edition; readonly voided: Voided }) {
  return (
    <ConfirmPage
      title={t('rating.lift.title')}
      action={paths.lifting.to(edition.id, voided.id)}
      button={t('rating.lift.button')}
      cancel={paths.organised.to(edition.id)}
      errors={typed.errors}
    >
      <BatchFacts batch={voided} count={voided.ballots} />
      <p>{t('rating.voidedBy', { name: voided.voidedByName ?? '–', at: formatMoment(voided.voidedAt) })}</p>
      <blockquote>{voided.reason}</blockquote>
      <Reason {...typed} />
    </ConfirmPage>
  );
}
