import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Card, CardList } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { InstrumentEdition } from '../model/edition.ts';
import { editionStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { EditionFilter } from '../queries/editions.ts';
import { subjectKindText, titleOf, told } from '../wording.ts';
import { OursTag } from './ours-tag.tsx';
import { PeriodFacts } from './period-facts.tsx';
import { StateTag } from './state-tag.tsx';

export type ListPageProps = {
  readonly editions: readonly InstrumentEdition[];
  readonly filter: EditionFilter;
  readonly page: number;
  readonly pages: number;
  readonly mayBegin: boolean;
  /** The way to the sheets of all editions, for those who have some. */
  readonly sheets: string | null;
  readonly now: Date;
};

/** The instruments that the viewer may read, the newest year first. */
export function ListPage(props: ListPageProps) {
  const { editions, filter, page, pages, mayBegin, sheets } = props;
  const hrefOf = (more: Readonly<Record<string, string>>) =>
    paths.list.to({ q: filter.text, status: filter.state ?? '', ...more });
  const add = { text: t('instrument.new.button'), href: paths.new.to() };
  return (
    <>
      <PageHeader
        title={t('instrument.list.title')}
        lead={t('instrument.list.lead')}
        actions={
          <>
            {sheets ? <LinkButton href={sheets}>{t('instrument.sheets.button')}</LinkButton> : null}
            {mayBegin ? (
              <LinkButton look="secondary" href={add.href}>
                {add.text}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Narrow filter={filter} />
      {editions.length === 0 ? (
        <EmptyState title={t('instrument.list.none')} {...(mayBegin ? { action: add } : {})}>
          {t('instrument.list.noneText')}
        </EmptyState>
      ) : (
        <Editions {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(n) => hrefOf({ halaman: String(n) })} />
      <Downloads of={hrefOf({})} />
    </>
  );
}

function Narrow({ filter }: { readonly filter: EditionFilter }) {
  return (
    <FilterForm action={paths.list.to()} open={filter.text !== '' || filter.state !== null}>
      <TextField name="q" type="search" label={t('instrument.list.words')} value={filter.text} optional />
      <SelectField
        name="status"
        label={t('instrument.list.state')}
        value={filter.state}
        empty={t('instrument.list.anyState')}
        choices={editionStates.map((value) => ({ value, label: t(`instrument.state.${value}`) }))}
        optional
      />
    </FilterForm>
  );
}

function Editions({ editions, now }: ListPageProps) {
  return (
    <CardList label={t('instrument.list.title')}>
      {editions.map((it) => (
        <Card
          key={it.id}
          level={2}
          title={titleOf(it)}
          href={paths.edition.to(it.id)}
          tags={
            <>
              <StateTag edition={it} now={now} /> <OursTag document={it.document} />
            </>
          }
          facts={[
            subjectKindText(it.document.subject),
            it.ownerName,
            <PeriodFacts key="masa" document={it.document} />,
          ]}
        >
          {told(it.document, 'about')}
        </Card>
      ))}
    </CardList>
  );
}
