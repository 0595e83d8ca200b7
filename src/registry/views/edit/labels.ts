import { formatNumber, isMessageKey, type MessageKey, t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { SectionName } from '../../model/sections.ts';
import {
  type FieldSpec,
  fieldSpecs,
  isTypedField,
  type RowKind,
  rowSpecs,
  type TypedField,
} from '../../rules/fields.ts';
import type { Fault } from '../../rules/read-field.ts';

export function sectionTitle(name: SectionName): string {
  return t(`registry.section.${name}`);
}

export function fieldLabel(field: TypedField): string {
  return t(`registry.field.${field}`);
}

/** The label of a box by its name: `title`, or `impact.0.unit` as «Satuan (Indikator 1)». */
export function boxLabel(name: string): string {
  const [field = '', at, column] = name.split('.');
  const row = (Object.keys(rowSpecs) as RowKind[]).find((it) => it === field);
  if (row && at !== undefined && column !== undefined) {
    return `${columnLabel(row, column)} (${rowTitle(row, Number(at))})`;
  }
  return isTypedField(field) ? fieldLabel(field) : name;
}

export function columnLabel(field: RowKind, column: string): string {
  return byKey(`registry.field.${field}.${column}`) ?? column;
}

export function rowTitle(field: RowKind, at: number): string {
  return t(`registry.row.${field}`, { n: formatNumber(at + 1) });
}

/** The hint of a box, by `title` or `impact.unit`; none when there is no text for it. */
export function hintOf(path: string): string | undefined {
  return byKey(`registry.hint.${path}`) ?? undefined;
}

const choiceKeys: Readonly<Record<string, (value: string) => string>> = {
  stage: (value) => `registry.stage.${value}`,
  digital: (value) => `registry.digital.${value}`,
  initiator: (value) => `registry.initiator.${value}`,
  classification: (value) => `registry.classification.${value}`,
  form: (value) => `registry.form.${value}`,
  sustainabilityStatus: (value) => `registry.sustainabilityStatus.${value}`,
  better: (value) => `registry.better.${value}`,
};

/** The label of a value that can be chosen, by the name of its field or column. */
export function choiceLabel(field: string, value: string): string {
  return byKey(choiceKeys[field]?.(value) ?? '') ?? value;
}

/** Messages without placeholders, found by a key that is put together. */
function byKey(key: string): string | null {
  return isMessageKey(key) ? t(key as Extract<MessageKey, 'registry.field.title'>) : null;
}

function faultText(fault: Fault, field: string): string {
  switch (fault.code) {
    case 'too_long':
    case 'too_many_rows':
      return t(`registry.fault.${fault.code}`, { field, max: formatNumber(fault.max) });
    case 'out_of_range':
      return t('registry.fault.out_of_range', { field, min: formatNumber(fault.min), max: formatNumber(fault.max) });
    case 'not_year':
      return t('registry.fault.not_year', { field, min: fault.min, max: fault.max });
    default:
      return t(`registry.fault.${fault.code}`, { field });
  }
}

/** Faults as messages in the reader's language, each naming its box. */
export function faultTexts(
  faults: Readonly<Record<string, Fault>>,
  labelOf: (name: string) => string = boxLabel,
): FieldErrors {
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, faultText(fault, labelOf(name))]));
}

export function specOf(field: TypedField): FieldSpec {
  return fieldSpecs[field];
}
