import { FacetGroup, FIRST_CHOICES } from '#platform/ui/facet-group.tsx';
import type { Facets } from '../../search/facets.ts';
import { type CatalogueFacet, type Filter, facetNames } from '../../search/filter.ts';
import { facetLabel, facetTitle } from '../facet-labels.ts';
import { fieldNames, fieldValue, type ListPart } from '../list-query.ts';
import { paths } from '../paths.ts';
import { choicesOf } from '../rules/facet-choices.ts';

export type FacetBoxesProps = {
  readonly facets: Facets;
  readonly filter: Filter;
  readonly hubRegion: string;
  /** Facets that are shown with their rare values too. */
  readonly whole: readonly ListPart[];
};

const OPEN_AT_FIRST: readonly CatalogueFacet[] = ['region', 'affair'];

/** Every facet with the values that would find something. */
export function FacetBoxes({ facets, filter, hubRegion, whole }: FacetBoxesProps) {
  return (
    <>
      {facetNames.map((name) => {
        const choices = choicesOf(name, facets.counts[name], filter[name], hubRegion);
        if (choices.length === 0) return null;
        const isWhole = whole.includes(name);
        const shown = isWhole ? choices : choices.filter((it, at) => at < FIRST_CHOICES || it.checked);
        return (
          <FacetGroup
            key={name}
            name={fieldNames[name]}
            label={facetTitle(name)}
            open={OPEN_AT_FIRST.includes(name) || filter[name].length > 0 || isWhole}
            onAsking={{ action: paths.list.to(), rest: choices.length - shown.length, isWhole }}
            choices={shown.map((it) => ({
              ...it,
              value: fieldValue(name, it.value),
              label: facetLabel(name, it.value),
            }))}
          />
        );
      })}
    </>
  );
}
