import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Checkbox, SelectField } from '#platform/ui/choice-field.tsx';
import { FacetGroup, FilterForm } from '#platform/ui/facet-group.tsx';
import { affairName } from '#registry/index.ts';
import { groupings, plainFilter, type SurvivalFilter } from '../model.ts';
import { paths } from '../paths.ts';

/** How many public innovations each region and each affair has. */
export type Choices = { readonly regions: ReadonlyMap<string, number>; readonly affairs: ReadonlyMap<string, number> };

export type FiltersProps = { readonly filter: SurvivalFilter; readonly choices: Choices; readonly active: number };

/** By what the curves are told apart, of which innovations, and how doubtful cases count. */
export function Filters({ filter, choices, active }: FiltersProps) {
  return (
    <FilterForm action={paths.page.to()} active={active}>
      <SelectField
        name="menurut"
        label={t('survival.filter.grouping')}
        value={filter.grouping}
        empty={null}
        choices={groupings.map((it) => ({ value: it, label: t(`survival.grouping.${it}`) }))}
      />
      <FacetGroup
        name="wilayah"
        label={t('survival.filter.region')}
        choices={choicesOf(choices.regions, filter.regions, regionName)}
        open={false}
      />
      <FacetGroup
        name="urusan"
        label={t('survival.filter.affair')}
        choices={choicesOf(choices.affairs, filter.affairs, affairName)}
        open={false}
      />
      <Checkbox
        name="vakum"
        value="berhenti"
        label={t('survival.filter.dormant')}
        checked={filter.dormantStops}
        optional
      />
      <Checkbox
        name="sejak"
        value="mulai"
        label={t('survival.filter.sinceStart')}
        checked={filter.sinceStart}
        optional
      />
    </FilterForm>
  );
}

function choicesOf(counts: ReadonlyMap<string, number>, chosen: readonly string[], label: (value: string) => string) {
  const values = [...new Set([...counts.keys(), ...chosen])];
  return values
    .map((value) => ({
      value,
      label: label(value),
      count: counts.get(value) ?? 0,
      checked: chosen.includes(value),
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** What the page is narrowed to; each with the address without it. */
export function activeFilters(filter: SurvivalFilter): readonly { readonly text: string; readonly href: string }[] {
  const without = (part: Partial<SurvivalFilter>) => paths.page.to({ ...filter, ...part });
  return [
    ...(filter.grouping === 'all'
      ? []
      : [{ text: t(`survival.grouping.${filter.grouping}`), href: without({ grouping: plainFilter.grouping }) }]),
    ...filter.regions.map((code) => ({
      text: regionName(code),
      href: without({ regions: filter.regions.filter((it) => it !== code) }),
    })),
    ...filter.affairs.map((code) => ({
      text: affairName(code),
      href: without({ affairs: filter.affairs.filter((it) => it !== code) }),
    })),
    ...(filter.dormantStops ? [{ text: t('survival.filter.dormant'), href: without({ dormantStops: false }) }] : []),
    ...(filter.sinceStart ? [{ text: t('survival.filter.sinceStart'), href: without({ sinceStart: false }) }] : []),
  ];
}
