import { regionFullName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Card } from '#platform/ui/card.tsx';
import { Highlighted, hitEnd, hitStart } from '#platform/ui/description-text.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { readCell } from '../../search/facet-codes.ts';
import { type HitRow, SNIPPET_LENGTH } from '../../search/page.ts';
import { facetLabel } from '../facet-labels.ts';
import { paths as recordPaths } from '../record/paths.ts';

const BRIEF = 110;
const CUT_FROM = 110;

export type InnovationCardProps = { readonly hit: HitRow; readonly level?: 2 | 3; readonly brief?: boolean };

/** A public record in a list; `brief` for cards side by side. */
export function InnovationCard({ hit, level, brief }: InnovationCardProps) {
  const plain = hit.title.replaceAll(hitStart, '').replaceAll(hitEnd, '');
  return (
    <Card
      title={<Highlighted text={hit.title} />}
      href={recordPaths.page.to(hit.id, plain)}
      facts={factsOf(hit)}
      tags={hit.awardLabel === '' ? null : <Tag tone="success">{hit.awardLabel}</Tag>}
      level={level}
    >
      {hit.snippet === '' ? null : (
        <p>
          <Highlighted text={beginning(hit.snippet, brief ? BRIEF : SNIPPET_LENGTH)} />
        </p>
      )}
    </Card>
  );
}

const SENTENCE_END = /[.!?]$/;

/** The beginning of a text, no longer than this, without a word cut in two; marked where it goes on. */
function beginning(text: string, longest: number): string {
  const line = text.trim();
  if (SENTENCE_END.test(line) && line.length <= longest) return line;
  if (line.length < longest && !isCut(line)) return line;
  return `${line.slice(0, longest).replace(/\s+\S*$/, '')} …`;
}

/** Snippets around hits are cut by the database at a number of words, which a short text does not reach. */
const isCut = (line: string) => line.length > CUT_FROM;

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
