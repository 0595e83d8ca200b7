import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import { subjectKinds } from '../../catalogue/model/parts.ts';
import { paths as cataloguePaths } from '../../catalogue/paths.ts';
import { subjectKindText, titleOf } from '../../catalogue/wording.ts';
import { type SheetState, sheetStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import type { SheetFilter } from '../queries/sheets.ts';
import { bandText, scoreText } from './score-text.tsx';
import { SheetTag } from './state-tag.tsx';

export type SheetListProps = {
  readonly filter: SheetFilter;
  /** Editions to narrow by. */
  readonly editions: readonly InstrumentEdition[];
  /** The edition that the list is narrowed to. */
  readonly edition: InstrumentEdition | null;
  readonly rows: readonly Scored[];
  readonly counts: Readonly<Record<SheetState, number>>;
  readonly page: number;
  readonly pages: number;
  /** A sheet of the edition can be begun. */
  readonly mayBegin: boolean;
};

/** The sheets that the viewer may read, with how far they are and what they come to. */
export function SheetListPage(props: SheetListProps) {
  const { edition, rows, page, pages, mayBegin } = props;
  return (
    <>
      <PageHeader
        {...(edition ? { kicker: titleOf(edition) } : {})}
        title={t('answer.list.title')}
        lead={t('answer.list.lead')}
        actions={
          edition && mayBegin ? (
            <LinkButton href={paths.begin.to(edition.id)}>{t('answer.begin.button')}</LinkButton>
          ) : null
        }
      />
      <States {...props} />
      <Narrow {...props} />
      {rows.length === 0 ? <None edition={edition} mayBegin={mayBegin} /> : <Sheets rows={rows} />}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, { halaman: at > 1 ? String(at) : '' })} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(props, {})} />}
    </>
  );
}

function None({ edition, mayBegin }: Pick<SheetListProps, 'edition' | 'mayBegin'>) {
  const action =
    edition && mayBegin
      ? { text: t('answer.begin.button'), href: paths.begin.to(edition.id) }
      : { text: t('instrument.list.title'), href: cataloguePaths.list.to() };
  return (
    <EmptyState title={t('answer.list.none')} action={action}>
      {t('answer.list.noneText')}
    </EmptyState>
  );
}

type Query = Readonly<Record<string, string>>;

/** The address of the list with the filter as it is but for what is said here. */
function hrefOf({ filter }: Pick<SheetListProps, 'filter'>, other: Query): string {
  const { editionId, state, kind, text } = filter;
  return paths.list.to({ edisi: editionId ?? '', status: state ?? '', jenis: kind ?? '', q: text, ...other });
}

function States(props: SheetListProps) {
  const { counts, filter } = props;
  const all = sheetStates.reduce((sum, state) => sum + counts[state], 0);
  const tabs = sheetStates.map((state) => ({
    text: t(`answer.state.${state}`),
    count: counts[state],
    href: hrefOf(props, { status: state }),
    current: filter.state === state,
  }));
  const everything = {
    text: t('answer.list.all'),
    count: all,
    href: hrefOf(props, { status: '' }),
    current: !filter.state,
  };
  return <Tabs label={t('answer.list.states')} tabs={[everything, ...tabs]} />;
}

function Narrow({ filter, editions }: SheetListProps) {
  return (
    <FilterForm
      action={paths.list.to()}
      open={filter.text !== '' || filter.kind !== null}
      keep={{ status: filter.state ?? '' }}
    >
      <TextField name="q" type="search" label={t('answer.list.words')} value={filter.text} optional />
      <SelectField
        name="edisi"
        label={t('answer.edition')}
        value={filter.editionId}
        empty={t('answer.list.anyEdition')}
        choices={editions.map((it) => ({ value: it.id, label: titleOf(it) }))}
        optional
      />
      <SelectField
        name="jenis"
        label={t('instrument.field.subject')}
        value={filter.kind}
        empty={t('answer.list.anyKind')}
        choices={subjectKinds.map((value) => ({ value, label: subjectKindText(value) }))}
        optional
      />
    </FilterForm>
  );
}

function Sheets({ rows }: { readonly rows: readonly Scored[] }) {
  return (
    <Table
      caption={t('answer.list.title')}
      captionHidden
      columns={[
        { label: t('answer.subject') },
        { label: t('answer.edition') },
        { label: t('instrument.list.state') },
        { label: t('answer.answered'), numeric: true },
        { label: t('answer.claimed'), numeric: true },
        { label: t('answer.verified'), numeric: true },
        { label: t('answer.category') },
      ]}
      rows={rows.map((row) => ({ key: row.sheet.id, marked: row.sheet.state === 'handed_in', cells: cellsOf(row) }))}
    />
  );
}

function cellsOf({ sheet, edition, counts, claimed, verified }: Scored) {
  const place = [sheet.unitName, sheet.institutionName].filter((name) => name !== null).join(', ');
  const since = sheet.verifiedAt ?? sheet.handedInAt;
  return [
    <>
      <a href={paths.sheet.to(sheet.id)}>{sheet.title}</a>
      {place === sheet.title ? null : <div class="muted">{place}</div>}
    </>,
    titleOf(edition),
    <>
      <SheetTag state={sheet.state} />
      {since ? <div class="muted">{formatMoment(since)}</div> : null}
    </>,
    t('answer.ofAsked', { n: formatNumber(counts.answered), all: formatNumber(counts.asked) }),
    scoreText(claimed),
    scoreText(verified),
    bandText(sheet.state === 'verified' ? verified : claimed),
  ];
}
