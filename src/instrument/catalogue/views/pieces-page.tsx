import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { InstrumentEdition } from '../model/edition.ts';
import type { PiecePart } from '../model/layout.ts';
import type { Problem } from '../model/problem.ts';
import { paths } from '../paths.ts';
import { subjectKindText, told, valueText } from '../wording.ts';
import { Problems } from './form/problems.tsx';
import { Reason } from './form/reason.tsx';
import { type Piece, Pieces } from './pieces.tsx';

export type PiecesPageProps = {
  readonly edition: InstrumentEdition;
  readonly part: PiecePart;
  readonly problems: readonly Problem[];
  readonly form: FormValues;
  readonly errors: FieldErrors;
};

/** The aspects or formulas of an edition: each on a page of its own, moved and taken out here. */
export function PiecesPage({ edition, part, problems, form, errors }: PiecesPageProps) {
  const { id, document, revision } = edition;
  const isAspects = part === 'aspects';
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t(`instrument.part.${part}`)} lead={t(`instrument.lead.${part}`)} />
      <Problems id={id} document={document} problems={problems} />
      <Pieces
        title={t(`instrument.part.${part}`)}
        action={paths.part.to(id, part)}
        revision={revision}
        list={part}
        columns={(isAspects ? aspectColumns : formulaColumns)()}
        pieces={isAspects ? aspects(edition) : formulas(edition)}
        add={t(`instrument.add.${part}`)}
        none={t('instrument.pieces.none')}
        reason={<Reason edition={edition} form={form} errors={errors} />}
      />
      <p class="actions">
        <LinkButton look="plain" href={paths.work.to(id)}>
          {t('instrument.back.work')}
        </LinkButton>
      </p>
    </>
  );
}

const aspectColumns = () => [
  { label: t('instrument.field.subject') },
  { label: t('instrument.field.weight'), numeric: true },
  { label: t('instrument.field.items'), numeric: true },
];

const formulaColumns = () => [
  { label: t('instrument.field.per') },
  { label: t('instrument.field.expression') },
  { label: t('instrument.field.isResult') },
];

function aspects({ id, document }: InstrumentEdition): readonly Piece[] {
  return document.aspects.map((it, index) => ({
    name: told(it, 'name') || it.code,
    href: paths.piece.to(id, 'aspects', index),
    cells: [subjectKindText(it.subject), valueText(it.weight), formatNumber(it.items.length)],
  }));
}

function formulas({ id, document }: InstrumentEdition): readonly Piece[] {
  return document.formulas.map((it, index) => ({
    name: told(it, 'title') || it.name,
    href: paths.piece.to(id, 'formulas', index),
    cells: [subjectKindText(it.per), <code>{`${it.name} = ${it.expression}`}</code>, valueText(it.isResult)],
  }));
}
