import { regionFullName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Card } from '#platform/ui/card.tsx';
import { Highlighted, hitEnd, hitStart } from '#platform/ui/description-text.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { readCell } from '../../search/facet-codes.ts';
import { type HitRow, SNIPPET_LENGTH } from '../../search/page.ts';
import { facetLabel } from '../facet-labels.ts';
import { paths as recordPaths } from '../record/paths.ts';

/** A public record in a list. */
export function InnovationCard({ hit, level }: { readonly hit: HitRow; readonly level?: 2 | 3 }) {
  const plain = hit.title.replaceAll(hitStart, '').replaceAll(hitEnd, '');
  return (
    <Card
      title={<Highlighted text={hit.title} />}
      href={recordPaths.page.to(hit.id, plain)}
      facts={factsOf(hit)}
      tags={hit.hasAward ? <AwardTag hit={hit} /> : null}
      level={level}
    >
      {hit.snippet === '' ? null : (
        <p>
          <Highlighted text={whole(hit.snippet)} />
        </p>
      )}
    </Card>
  );
}

const SENTENCE_END = /[.!?]$/;

/** The beginning of a text without a word cut in two. */
function whole(text: string): string {
  const line = text.trim();
  if (line.length < SNIPPET_LENGTH || SENTENCE_END.test(line)) return line;
  return `${line.slice(0, line.lastIndexOf(' '))} …`;
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

/** The best place that it reached, with the newest year: «Top 9 · 2014». */
function AwardTag({ hit }: { readonly hit: HitRow }) {
  const [best] = hit.awardTops;
  const place = best === undefined ? t('catalogue.award.any') : t('catalogue.award.top', { n: best });
  return <Tag tone="success">{hit.awardYear === null ? place : `${place} · ${hit.awardYear}`}</Tag>;
}
