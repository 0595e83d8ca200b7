import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { SOURCE_DAYS } from '../model.ts';
import { paths, voidsOfEdition } from '../paths.ts';
import type { Voided } from '../queries/voids.ts';
import { BURST_LEAST, BURST_MINUTES, type Burst, burstName } from '../rules/bursts.ts';
import { sourceText, stretchText } from './words.tsx';

export type BurstsProps = {
  readonly edition: Edition;
  readonly bursts: readonly Burst[];
  readonly voids: readonly Voided[];
};

/** Confirmations that came close together, with the rule that finds them. */
export function Bursts({ edition, bursts }: BurstsProps) {
  const rule = t('rating.bursts.rule', {
    least: formatNumber(BURST_LEAST),
    minutes: formatNumber(BURST_MINUTES),
    days: formatNumber(SOURCE_DAYS),
  });
  return (
    <Section title={t('rating.bursts')} id="lonjakan">
      <p class="mb-4">{rule}</p>
      {bursts.length === 0 ? (
        <p class="muted">{t('rating.bursts.none')}</p>
      ) : (
        <Table
          caption={t('rating.bursts')}
          captionHidden
          columns={[
            { label: t('rating.batch.source') },
            { label: t('rating.batch.stretch') },
            { label: t('rating.batch.ballots'), numeric: true },
            { label: t('rating.batch.deed'), labelHidden: true },
          ]}
          rows={bursts.map((it) => ({
            key: burstName(it),
            cells: [
              sourceText(it),
              stretchText(it),
              formatNumber(it.ballots.length),
              <LinkButton look="secondary" small href={paths.voiding.to(edition.id, burstName(it))}>
                {t('rating.void.begin')}
                <span class="sr-only">: {sourceText(it)}</span>
              </LinkButton>,
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** What was taken out of the count, with its reasons, lifted again or not. */
export function Voids({ edition, voids }: BurstsProps) {
  if (voids.length === 0) return null;
  return (
    <Section title={t('rating.voids')} id="pembatalan">
      <ul class="plain-list">
        {voids.map((it) => (
          <li key={it.id} class="card mt-4">
            <h3 class="card-title">{sourceText(it)}</h3>
            <ul class="card-facts">
              <li>{stretchText(it)}</li>
              <li>{t('rating.batch.count', { count: it.ballots, n: formatNumber(it.ballots) })}</li>
              <li>{t('rating.voidedBy', { name: it.voidedByName ?? '–', at: formatMoment(it.voidedAt) })}</li>
            </ul>
            <p>{it.reason}</p>
            {it.liftedAt ? (
              <p>
                {t('rating.liftedBy', { name: it.liftedByName ?? '–', at: formatMoment(it.liftedAt) })} {it.liftReason}
              </p>
            ) : (
              <p class="mt-4">
                <LinkButton look="secondary" small href={paths.lifting.to(edition.id, it.id)}>
                  {t('rating.lift.begin')}
                </LinkButton>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Downloads of={voidsOfEdition(edition.id)} />
    </Section>
  );
}
