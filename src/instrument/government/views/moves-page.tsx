import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { type Move, type MoveKind, moveKinds } from '../rules/moves.ts';
import type { Government } from '../rules/rights.ts';
import { editionName } from '../wording.ts';
import type { GovernmentPageProps } from './government-props.ts';
import { MoveTable } from './move-table.tsx';

export type MovesFilter = { readonly kind: MoveKind | null; readonly text: string };

export type MovesPageProps = Pick<GovernmentPageProps, 'document' | 'sheets'> & {
  readonly government: Government;
  readonly edition: IndexEdition;
  readonly filter: MovesFilter;
  readonly rows: readonly Move[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Every next document of a government, the cheapest first. */
export function MovesPage(props: MovesPageProps) {
  const { government, edition, filter, rows, total, page, pages } = props;
  const hrefOf = (hal: string) =>
    paths.moves.to(government.id, { edisi: String(edition.year), jenis: filter.kind ?? '', q: filter.text, hal });
  return (
    <>
      <PageHeader
        kicker={`${government.name} · ${editionName(edition)}`}
        title={t('government.moves.page')}
        lead={t('government.moves.lead')}
      />
      <FilterForm
        action={paths.moves.to(government.id)}
        open={filter.kind !== null || filter.text !== ''}
        keep={{ edisi: String(edition.year) }}
      >
        <TextField name="q" type="search" label={t('government.moves.words')} value={filter.text} optional />
        <SelectField
          name="jenis"
          label={t('government.moves.kind')}
          value={filter.kind}
          empty={t('government.moves.anyKind')}
          choices={moveKinds.map((value) => ({ value, label: t(`government.moves.kind.${value}`) }))}
          optional
        />
      </FilterForm>
      <MoveTable
        {...props}
        moves={rows}
        caption={t('government.moves.caption', { count: total, n: formatNumber(total) })}
      />
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(at > 1 ? String(at) : '')} />
      {total === 0 ? null : <Downloads of={hrefOf('')} />}
    </>
  );
}
