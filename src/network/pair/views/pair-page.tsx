import { regionFullName } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { fieldLabel, readCell } from '#registry/index.ts';
import { paths as nationalPaths } from '../../national/paths.ts';
import type { Pair, PairSide, PairTexts } from '../model.ts';
import { paths } from '../paths.ts';
import { verdictsIn } from '../rules.ts';
import { VerdictButtons } from './list-page.tsx';
import { likenessText, StateTag, sideHub } from './words.tsx';

const told = [
  'summary',
  'background',
  'purpose',
  'novelty',
  'implementation',
  'significance',
  'benefit',
  'result',
] as const;

export type PairPageProps = { readonly pair: Pair; readonly texts: PairTexts };

/** Two records side by side, field by field, and what a person says of them. */
export function PairPage({ pair, texts }: PairPageProps) {
  return (
    <>
      <PageHeader
        kicker={t('pair.kicker')}
        title={pair.first.title}
        facts={
          <>
            <StateTag state={pair.state} />
            <span>{t('pair.likenessText', { share: likenessText(pair) })}</span>
          </>
        }
        lead={t('pair.oneLead')}
      />
      <Decided pair={pair} />
      <Form action={paths.decide.to(pair.id)}>
        <FormActions>
          <VerdictButtons verdicts={verdictsIn[pair.state]} />
          <LinkButton look="plain" href={paths.list.to(pair.state)}>
            {t('pair.back')}
          </LinkButton>
        </FormActions>
      </Form>
      <Beside pair={pair} texts={texts} />
    </>
  );
}

function Decided({ pair: { decidedAt, decidedBy, state } }: { readonly pair: Pair }) {
  if (decidedAt === null || state === 'proposed') return null;
  const said = { date: formatMoment(decidedAt), name: decidedBy ?? '–' };
  return <p>{t(`pair.decided.${state}`, said)}</p>;
}

type Line = { readonly label: string; readonly first: string; readonly second: string; readonly long?: boolean };

function linesOf({ pair: { first, second }, texts }: PairPageProps): readonly Line[] {
  const text = (of: 'first' | 'second', field: string) => {
    const value = texts[of]?.[field];
    return typeof value === 'string' ? value : '';
  };
  const both = (label: string, read: (side: PairSide) => string): Line => ({
    ...{ label, first: read(first), second: read(second) },
  });
  return [
    both(t('national.field.title'), (it) => it.title),
    both(t('national.field.institution'), (it) => it.institution),
    both(t('national.field.unit'), (it) => it.unit),
    both(t('national.field.region'), (it) => (it.regionCode ? regionFullName(it.regionCode) : '')),
    both(t('national.field.year'), (it) => String(readCell(it.cell).year ?? '')),
    ...told.map((field) => ({
      ...{ label: fieldLabel(field), first: text('first', field), second: text('second', field), long: true },
    })),
  ].filter((it) => it.first !== '' || it.second !== '');
}

function Beside(props: PairPageProps) {
  const { first, second } = props.pair;
  return (
    <Table
      caption={t('pair.beside')}
      captionHidden
      columns={[{ label: t('pair.field') }, { label: sideHub(first) }, { label: sideHub(second) }]}
      rows={[
        ...linesOf(props).map((line) => ({
          key: line.label,
          cells: [
            <>
              {line.label} {line.first === line.second ? <Tag>{t('pair.same')}</Tag> : null}
            </>,
            ...[line.first, line.second].map((it) => <Text text={it} long={line.long} />),
          ],
        })),
        { key: 'record', cells: [t('pair.record'), <Ways side={first} />, <Ways side={second} />] },
      ]}
    />
  );
}

function Text({ text, long }: { readonly text: string; readonly long: boolean | undefined }) {
  if (long && text !== '') return <DescriptionText text={text} />;
  return <span>{text === '' ? '–' : text}</span>;
}

function Ways({ side }: { readonly side: PairSide }) {
  return (
    <>
      <a href={nationalPaths.record.to(side.recordId)}>{t('pair.inCatalogue')}</a>
      {side.url === '' ? null : (
        <>
          {' · '}
          <a href={side.url} rel="nofollow noopener">
            {t('national.toOrigin', { hub: sideHub(side) })}
          </a>
        </>
      )}
    </>
  );
}
