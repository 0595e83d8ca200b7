import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Checkbox, SelectField } from '#platform/ui/choice-field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { affairName, affairs } from '#registry/index.ts';
import type { UnmatchedFilter } from '../queries/lists.ts';

export type NarrowProps = {
  readonly action: string;
  readonly filter: UnmatchedFilter & { readonly awarded?: boolean };
  readonly regions: readonly string[];
};

/** What a list of matching is narrowed by. */
export function Narrow({ action, filter, regions }: NarrowProps) {
  const { words, region, affair, awarded } = filter;
  return (
    <FilterForm action={action} open={words !== '' || region !== null || affair !== null || awarded === true}>
      <TextField name="q" type="search" label={t('matching.words')} value={words} optional />
      <SelectField
        name="wilayah"
        label={t('matching.regionLabel')}
        value={region}
        empty={t('matching.anyRegion')}
        choices={regions.map((value) => ({ value, label: regionName(value) }))}
        optional
      />
      <SelectField
        name="urusan"
        label={t('matching.affairLabel')}
        value={affair}
        empty={t('matching.anyAffair')}
        choices={affairs.map(({ code }) => ({ value: code, label: affairName(code) }))}
        optional
      />
      {awarded === undefined ? null : (
        <Checkbox name="penghargaan" label={t('matching.awarded')} checked={awarded} optional />
      )}
    </FilterForm>
  );
}
