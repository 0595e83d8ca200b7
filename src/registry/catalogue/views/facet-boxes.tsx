import { FacetGroup } from '#platform/ui/facet-group.tsx';
import type { Facets } from '../../search/facets.ts';
import { type FacetName, type Filter, facetNames } from '../../search/filter.ts';
import { facetLabel, facetTitle } from '../facet-labels.ts';
import { fieldNames, fieldValue } from '../list-query.ts';
import { choicesOf } from '../rules/facet-choices.ts';

export type FacetBoxesProps = { readonly facets: Facets; readonly filter: Filter; readonly hubRegion: string };

const OPEN_AT_FIRST: readonly FacetName[] = ['region', 'affair'];

/** Every facet with the values that would find something. */
export function FacetBoxes({ facets, filter, hubRegion }: FacetBoxesProps) {
  return (
    <>
      {facetNames.map((name) => {
        const choices = choicesOf(name, facets.counts[name], filter[name], hubRegion);
        if (choices.length === 0) return null;
        return (
          <FacetGroup
            key={name}
            name={fieldNames[name]}
            label={facetTitle(name)}
            open={OPEN_AT_FIRST.includes(name) || filter[name].length > 0}
            choices={choices.map((it) => ({
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
