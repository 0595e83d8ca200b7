import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Card } from '#platform/ui/card.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { paths as registryPaths } from '../../paths.ts';
import { completenessOf } from '../../rules/completeness.ts';
import { PositionTag } from '../../views/state.tsx';
import type { OfferedRecord, OfferState } from '../model.ts';

export type OfferedFacts = {
  /** Records whose work this viewer may open. */
  readonly reachable: ReadonlySet<string>;
  /** Evidence that runs out this year or is broken, counted by record. */
  readonly ailing: ReadonlyMap<string, number>;
};

const tones: Readonly<Record<OfferState, Tone>> = {
  open: 'info',
  accepted: 'success',
  declined: 'warning',
  withdrawn: 'neutral',
  expired: 'neutral',
};
const SHOWN = 5;

type CardProps = { readonly record: OfferedRecord; readonly facts: OfferedFacts };

/** One record as the person who is asked sees it: what it is and what would be owed. */
export function OfferedCard({ record, facts }: CardProps) {
  const { content } = record;
  const place = [record.unitName, record.institutionName].filter((name) => name !== null).join(', ');
  return (
    <Card
      title={content.title}
      {...(facts.reachable.has(record.id) ? { href: registryPaths.work.to(record.id) } : {})}
      tags={
        <>
          <PositionTag position={record.position} />
          <Tag tone={tones[record.state]}>{t(`handover.state.${record.state}`)}</Tag>
        </>
      }
      facts={[place]}
    >
      {content.summary ? <p>{content.summary}</p> : null}
      <Owed record={record} facts={facts} />
      {record.reason ? <p>{t('handover.reason', { reason: record.reason })}</p> : null}
    </Card>
  );
}

/** What a keeper would have to see to: missing parts, open notes, evidence that runs out. */
function Owed({ record, facts }: CardProps) {
  const { percent, missing } = completenessOf(record.content);
  const ailing = facts.ailing.get(record.id) ?? 0;
  const lines = [
    t('handover.owed.completeness', { percent: formatNumber(percent), n: formatNumber(missing.length) }),
    ...(record.openNotes > 0 ? [t('handover.owed.notes', { n: formatNumber(record.openNotes) })] : []),
    ...(ailing > 0 ? [t('handover.owed.evidence', { n: formatNumber(ailing) })] : []),
  ];
  const first = missing.toSorted((a, b) => Number(b.blocks) - Number(a.blocks)).slice(0, SHOWN);
  return (
    <>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {first.length > 0 ? (
        <p class="muted">
          {t('handover.owed.missing', { names: first.map((need) => t(`registry.need.${need.name}`)).join('; ') })}
        </p>
      ) : null}
    </>
  );
}
