import { regionFullName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Card } from '#platform/ui/card.tsx';
import { Highlighted } from '#platform/ui/description-text.tsx';
import { hitEnd, hitStart } from '#platform/ui/hit-marks.ts';
import { Tag } from '#platform/ui/tag.tsx';
import { readCell } from '../../search/facet-codes.ts';
import { SNIPPET_LENGTH } from '../../search/marks.ts';
import type { HitRow } from '../../search/page.ts';
import { awardLabel } from '../award-name.ts';
import { facetLabel } from '../facet-labels.ts';
import { paths as recordPaths } from '../record/paths.ts';
import { shownSnippet } from './snippet.ts';

const BRIEF = 110;

export type InnovationCardProps = { readonly hit: HitRow; readonly level?: 2 | 3; readonly brief?: boolean };

/** A public record in a list; `brief` for cards side by side. */
export function InnovationCard({ hit, level, brief }: InnovationCardProps) {
  const plain = hit.title.replaceAll(hitStart, '').replaceAll(hitEnd, '');
  return (
    <Card
      title={<Highlighted text={hit.title} />}
      href={recordPaths.page.to(hit.id, plain)}
      facts={factsOf(hit)}
      tags={hit.awardLabel === '' ? null : <Tag tone="success">{awardLabel(hit.awardLabel)}</Tag>}
      level={level}
    >
      {hit.snippet === '' ? null : (
        <p>
          <Highlighted text={shownSnippet(hit.snippet, brief ? BRIEF : SNIPPET_LENGTH)} />
        </p>
      )}
    </Card>
  );
}

function factsOf(hit: HitRow): readonly string[] {
  const { stage, year } = readCell(hit.cell);
  const facts = [
    [hit.unitName, hit.institutionName].filter((name) => name !== null).join(', '),
    hit.institutionName?.includes(hit.regionName ?? '?') ? '' : regionFullName(hit.regionCode),
    stage ? facetLabel('stage', stage) : '',
    year ? t('catalogue.card.since', { year }) : '',
  ];
  return facts.filter((fact) => fact !== '');
}
