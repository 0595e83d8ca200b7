import type { ComponentChild } from 'preact';
import type { FormValues } from '#platform/http/form.ts';
import { Checkbox, CheckboxGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { MomentField } from '#platform/ui/moment-field.tsx';
import { HiddenField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { FieldSpec } from './shape.ts';

/** What the owner of a document calls its parts, in the reader's language; '' where it says nothing. */
export type DocumentWords = {
  readonly label: (name: string) => string;
  readonly hint: (name: string) => string;
  readonly option: (name: string, value: string) => string;
  /** Unit behind a number. */
  readonly suffix: (name: string) => string;
  /** The button that adds a row to the list. */
  readonly add: (list: string) => string;
  /** A row that is known by its kind. */
  readonly row: (kind: string) => string;
};

export type Typed = {
  readonly form: FormValues;
  readonly errors: FieldErrors;
  readonly words: DocumentWords;
  /** Shows the fields that are special to the document. */
  readonly special?: (spec: FieldSpec, field: ShownField) => ComponentChild;
};

export type ShownField = {
  readonly name: string;
  readonly label: string;
  readonly errors: FieldErrors;
  readonly hint?: string;
  readonly optional?: boolean;
};

const SEVERAL_LINES = 3;

/** The name under which the words of a document know a field: its own label, or the last part of its path. */
export const wordOf = (spec: FieldSpec): string => spec.label ?? spec.name.split('.').at(-1) ?? spec.name;

/** One value of the document as it is typed. */
export function FieldInput({
  spec,
  prefix,
  typed,
}: {
  readonly spec: FieldSpec;
  readonly prefix: string;
  readonly typed: Typed;
}) {
  const name = prefix + spec.name;
  const last = wordOf(spec);
  const hint = typed.words.hint(last);
  const isOptional = spec.optional === true || spec.kind.endsWith('OrNone') || spec.kind === 'code';
  const field = {
    name,
    label: typed.words.label(last),
    errors: typed.errors,
    ...(hint ? { hint } : {}),
    ...(isOptional ? { optional: true } : {}),
  };
  return <Control spec={spec} last={last} field={field} typed={typed} />;
}

type ControlProps = {
  readonly spec: FieldSpec;
  readonly last: string;
  readonly field: ShownField;
  readonly typed: Typed;
};

function Control(props: ControlProps) {
  const { spec, field, typed } = props;
  const value = typed.form.get(field.name);
  switch (spec.kind) {
    case 'hidden':
      return <HiddenField name={field.name} value={value} />;
    case 'text':
      return <TextArea {...field} value={value} rows={SEVERAL_LINES} />;
    case 'moment':
      return <MomentField {...field} value={value} optional />;
    case 'yes':
      return <Checkbox {...field} checked={typed.form.has(field.name)} optional />;
    case 'special':
      return <>{typed.special?.(spec, field)}</>;
    case 'choice':
    case 'choices':
      return <Choosing {...props} />;
    default:
      return <Line {...props} />;
  }
}

function Choosing({ spec, last, field, typed }: ControlProps) {
  const choices = (spec.options ?? []).map((value) => ({ value, label: typed.words.option(last, value) }));
  if (spec.kind === 'choices')
    return <CheckboxGroup {...field} values={typed.form.all(field.name)} choices={choices} inline optional />;
  return <SelectField {...field} value={typed.form.get(field.name)} choices={choices} empty={null} width="medium" />;
}

function Line({ spec, last, field, typed }: ControlProps) {
  const value = typed.form.get(field.name);
  if (spec.kind === 'line' || spec.kind === 'code')
    return <TextField {...field} value={value} autocomplete="off" width={spec.kind === 'code' ? 'medium' : 'full'} />;
  const suffix = typed.words.suffix(last);
  const isWhole = spec.kind.startsWith('whole');
  return <NumberField {...field} value={value} whole={isWhole} {...(suffix ? { suffix } : {})} />;
}
