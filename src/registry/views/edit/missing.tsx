import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Meter } from '#platform/ui/progress.tsx';
import type { InnovationContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { completenessOf, type Need } from '../../rules/completeness.ts';

export function missingPart(need: Need, id: InnovationId, editable: boolean) {
  const blocks = need.blocks ? ` (${t('registry.need.blocks')})` : '';
  return {
    text: t(`registry.need.${need.name}`) + blocks,
    why: t(`registry.why.${need.name}`),
    ...(editable ? { href: paths.section.to(id, need.section) } : {}),
  };
}

const SHOWN = 5;

export type ShortMeterProps = {
  readonly id: InnovationId;
  readonly content: InnovationContent;
  readonly editable: boolean;
};

/** How complete the record is with the first few parts missing, those that block publishing before others. */
export function ShortMeter({ id, content, editable }: ShortMeterProps) {
  const { percent, missing } = completenessOf(content);
  const first = missing.toSorted((a, b) => Number(b.blocks) - Number(a.blocks)).slice(0, SHOWN);
  return (
    <>
      <Meter
        label={t('registry.work.completeness')}
        percent={percent}
        complete={t('registry.work.whole')}
        missing={first.map((need) => missingPart(need, id, editable))}
      />
      {missing.length > first.length ? (
        <p>
          <a href={paths.check.to(id)}>{t('registry.work.allMissing', { n: formatNumber(missing.length) })}</a>
        </p>
      ) : null}
    </>
  );
}
