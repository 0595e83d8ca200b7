import type { PersonId } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { reasonCodes } from '../model/check.ts';
import { type ChecksQuery, paths } from '../paths.ts';
import { said } from './words.ts';

type Choice = { readonly value: string; readonly label: string };

type Named = { readonly id: string; readonly name: string };

export type ChecksFiltersProps = {
  readonly edition: Edition;
  /** The filter as the address carries it. */
  readonly query: ChecksQuery;
  readonly institutions: readonly Named[];
  /** To whom checks are given. */
  readonly given: readonly Named[];
  readonly reader: PersonId | null;
};

/** What the list of checks is narrowed by; where a check stands is chosen by the tabs. */
export function ChecksFilters(props: ChecksFiltersProps) {
  const { edition, query, institutions } = props;
  const { groups, categories } = edition.document;
  const { status, urut, ...narrowed } = query;
  const named = (parts: readonly { code: string; name: string; name_en: string }[]) =>
    parts.map((it) => ({ value: it.code, label: said(it.name, it.name_en) }));
  return (
    <FilterForm action={paths.checks.to(edition.id)} open={Object.keys(narrowed).length > 0} keep={{ status, urut }}>
      <TextField name="q" type="search" label={t('stage.checks.words')} value={query.q ?? ''} optional />
      <Select name="kelompok" label={t('stage.check.group')} value={query.kelompok} choices={named(groups)} />
      {categories.length > 0 ? (
        <Select name="kategori" label={t('stage.check.category')} value={query.kategori} choices={named(categories)} />
      ) : null}
      {institutions.length > 1 ? (
        <Select
          name="instansi"
          label={t('stage.checks.institution')}
          value={query.instansi}
          choices={institutions.map((it) => ({ value: it.id, label: it.name }))}
        />
      ) : null}
      <Select name="pemeriksa" label={t('stage.checks.checker')} value={query.pemeriksa} choices={checkers(props)} />
      <Select
        name="alasan"
        label={t('stage.checks.reason')}
        value={query.alasan}
        choices={reasonCodes.map((value) => ({ value, label: t(`stage.reason.${value}`) }))}
      />
    </FilterForm>
  );
}

function checkers({ given, reader }: Pick<ChecksFiltersProps, 'given' | 'reader'>): readonly Choice[] {
  return [
    { value: 'saya', label: t('stage.checks.checker.own') },
    { value: 'belum', label: t('stage.checks.checker.nobody') },
    ...given.filter((it) => it.id !== reader).map((it) => ({ value: it.id, label: it.name })),
  ];
}

type SelectProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
};

function Select(props: SelectProps) {
  return <SelectField {...props} empty={t('stage.checks.any')} optional />;
}
