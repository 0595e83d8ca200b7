import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import type { EditionDocument } from '../../model/document.ts';
import type { Rubric } from '../../model/rubrics.ts';
import type { EditionSection } from '../../model/sections.ts';
import { stageName, told } from '../../wording.ts';
import { groupNames } from './terms.tsx';

type Of = { readonly document: EditionDocument };

const wordsText = ({ kind, words }: EditionSection) => {
  if (kind === 'evidence') return '–';
  return words === null ? t('edition.words.none') : t('edition.words', { count: words });
};

const weightText = (weight: number | null) => (weight === null ? t('edition.value.unset') : formatNumber(weight));

/** What an entry tells, section by section. */
export function Sections({ document }: Of) {
  const columns = ['section', 'words', 'weight', 'evidence', 'groups'] as const;
  const shown = document.groups.length > 1 ? columns : columns.slice(0, -1);
  const rows = document.sections.map((it) => ({
    key: it.code,
    cells: [
      told(it, 'name'),
      wordsText(it),
      it.kind === 'evidence' ? '–' : weightText(it.weight),
      it.evidence.length === 0 ? '–' : it.evidence.map((asked) => told(asked, 'name')).join(', '),
      groupNames(document, it.groups),
    ],
  }));
  return (
    <Table
      caption={t('edition.part.sections')}
      captionHidden
      columns={shown.map((it) => ({ label: t(`edition.field.${it}`), numeric: it === 'weight' }))}
      rows={rows}
    />
  );
}

/** By what entries are judged, a table for each rubric. */
export function Rubrics({ document }: Of) {
  if (document.rubrics.length === 0) return <p>{t('edition.rubrics.none')}</p>;
  return (
    <>
      {document.rubrics.map((it) => (
        <RubricTable key={it.code} rubric={it} document={document} />
      ))}
    </>
  );
}

function RubricTable({ rubric, document }: Of & { readonly rubric: Rubric }) {
  const groups = rubric.groups.length === 0 ? '' : ` (${groupNames(document, rubric.groups)})`;
  const rows = rubric.criteria.map((it) => ({
    key: it.code,
    cells: [told(it, 'name'), weightText(it.weight), `${formatNumber(it.min)}–${formatNumber(it.max)}`],
  }));
  const columns = [
    { label: t('edition.field.criterion') },
    { label: t('edition.field.weight'), numeric: true },
    { label: t('edition.field.scale'), numeric: true },
  ];
  return (
    <>
      <Table caption={`${stageName(rubric.stage)}${groups}`} columns={columns} rows={rows} />
      {rubric.source === '' ? null : <p class="muted">{rubric.source}</p>}
    </>
  );
}
