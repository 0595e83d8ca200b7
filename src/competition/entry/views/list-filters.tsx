import { t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { EntryFilter } from '../model/list.ts';
import { entryStates } from '../model/states.ts';
import { type ListQuery, paths } from '../paths.ts';
import { editionTitle, nameOf } from './words.ts';

type Choice = { readonly value: string; readonly label: string };

export type ListFiltersProps = {
  readonly filter: EntryFilter;
  /** The filter as the address carries it. */
  readonly query: ListQuery;
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly institutions: readonly Choice[];
};

/** What the list of entries is narrowed by; groups and categories are those of one edition. */
export function ListFilters({ filter, query, editions, institutions }: ListFiltersProps) {
  const { urut: _order, ...narrowed } = query;
  const only = editions.size === 1 ? editions.values().next().value : undefined;
  const edition = filter.editionId ? editions.get(filter.editionId) : only;
  return (
    <FilterForm action={paths.list.to()} open={Object.keys(narrowed).length > 0} keep={{ urut: query.urut }}>
      <TextField name="q" type="search" label={t('entry.list.words')} value={filter.text} optional />
      <Select
        name="edisi"
        label={t('entry.list.edition')}
        value={filter.editionId}
        choices={[...editions.values()].map((it) => ({ value: it.id, label: editionTitle(it.document) }))}
      />
      <Select
        name="status"
        label={t('entry.list.state')}
        value={filter.state}
        choices={entryStates.map((state) => ({ value: state, label: t(`entry.state.${state}`) }))}
      />
      {edition ? <OfEdition filter={filter} edition={edition} /> : null}
      {institutions.length > 1 ? (
        <Select
          name="instansi"
          label={t('entry.list.institution')}
          value={filter.institutionId}
          choices={institutions}
        />
      ) : null}
    </FilterForm>
  );
}

function OfEdition({ filter, edition }: { readonly filter: EntryFilter; readonly edition: Edition }) {
  const { groups, categories } = edition.document;
  return (
    <>
      <Select
        name="kelompok"
        label={t('entry.field.group')}
        value={filter.group}
        choices={groups.map((it) => ({ value: it.code, label: nameOf(it) }))}
      />
      {categories.length > 0 ? (
        <Select
          name="kategori"
          label={t('entry.field.category')}
          value={filter.category}
          choices={categories.map((it) => ({ value: it.code, label: nameOf(it) }))}
        />
      ) : null}
    </>
  );
}

type SelectProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly Choice[];
};

function Select(props: SelectProps) {
  return <SelectField {...props} empty={t('entry.list.all')} optional />;
}
