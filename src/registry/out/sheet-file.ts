import { t } from '#platform/i18n/i18n.ts';
import { type WrittenSheet, writeTable } from '#platform/sheet/index.ts';
import type { CopyForm, MasterRecord, SheetField } from './model.ts';
import { countText, fitText, formName, pieceLabel, piecesText, wantText } from './views/words.ts';

export type FilledForm = {
  readonly form: CopyForm;
  readonly record: MasterRecord;
  readonly fields: readonly SheetField[];
};

const RULER = '='.repeat(60);

/** What the reader has to know of a field beside its text. */
function remarksOf(field: SheetField): string {
  const lacks = field.lacks.map((it) => `${t('out.lack', { piece: pieceLabel(it.ingredient) })} ${it.reason}`.trim());
  return [fitText(field.fit), countText(field), wantText(field.item), ...lacks]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The sheet as plain text: each field under its label, its remarks in brackets. Lines end as Notepad likes them. */
export function sheetText({ form, record, fields }: FilledForm): string {
  const head = [formName(form), record.content.title, form.source, RULER];
  const parts = fields.map((field) => {
    const body = [field.text, piecesText(field)].filter((part) => part !== '').join('\n\n');
    return [field.item.label, `[${remarksOf(field)}]`, '', body, ''].join('\n');
  });
  return `\uFEFF${[...head, '', ...parts].join('\n')}`.replaceAll('\n', '\r\n');
}

/** The sheet as a workbook; for a form with the headings that regions know, a second sheet has the record as one row. */
export function sheetBook(filled: FilledForm): Promise<Uint8Array> {
  const row = regionalRow(filled);
  return writeTable({ sheets: row ? [fieldsSheet(filled), row] : [fieldsSheet(filled)] });
}

function fieldsSheet({ form, fields }: FilledForm): WrittenSheet {
  return {
    name: form.code,
    columns: [
      { header: t('out.column.field'), width: 32 },
      { header: t('out.column.text'), width: 80 },
      { header: t('out.column.words'), width: 10 },
      { header: t('out.column.remarks'), width: 50 },
      { header: t('out.column.pieces'), width: 60 },
    ],
    rows: fields.map((field) => [
      field.item.label,
      field.text,
      field.item.kind === 'text' ? field.words : null,
      remarksOf(field),
      piecesText(field),
    ]),
  };
}

function regionalRow({ form, record, fields }: FilledForm): WrittenSheet | null {
  if (!form.headings) return null;
  const cell = (heading: string): string => {
    if (heading === 'ID') return record.id;
    return fields.find((it) => it.item.heading === heading)?.text ?? '';
  };
  return {
    name: t('out.book.regional'),
    columns: form.headings.map((header) => ({ header, width: 24 })),
    rows: [form.headings.map(cell)],
  };
}
