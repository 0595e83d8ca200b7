import type { ComponentChild } from 'preact';
import type { DocumentWords, ShownField, Typed as TypedDocument } from '#platform/document/field-input.tsx';
import type { FieldSpec } from '#platform/document/shape.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { InstrumentDocument } from '../../model/document.ts';
import { fieldName, itemTitle, plainText } from '../../wording.ts';

/** A fact that the hub knows, for choosing. */
export type FactName = { readonly name: string; readonly title: string };

export type Typed = {
  readonly form: FormValues;
  readonly errors: FieldErrors;
  readonly document: InstrumentDocument;
  readonly facts: readonly FactName[];
};

const words: DocumentWords = {
  label: fieldName,
  hint: (name) => plainText(`instrument.hint.${name}`, ''),
  option: (name, value) =>
    name === 'subject' || name === 'per'
      ? plainText(`instrument.subject.${value}`, value)
      : plainText(`instrument.option.${name}.${value}`, value),
  suffix: () => '',
  add: (list) => plainText(`instrument.add.${list}`, ''),
  row: () => '',
};

/** What was typed of an instrument, for the form of any document. */
export function typedDocument({ form, errors, document, facts }: Typed): TypedDocument {
  return { form, errors, words, special: (spec, field) => specialField(spec, { field, form, document, facts }) };
}

type Part = Omit<Typed, 'errors'> & { readonly field: ShownField };

function specialField({ special }: FieldSpec, { field, form, document, facts }: Part): ComponentChild {
  const value = form.get(field.name);
  if (special === 'codes') return <TextField {...field} value={value} autocomplete="off" />;
  const choices = special === 'item' ? itemChoices(document) : factChoices(facts, value);
  return <SelectField {...field} value={value} choices={choices} empty={t('instrument.value.none')} optional />;
}

const itemChoices = (document: InstrumentDocument) =>
  document.aspects.flatMap((it) => it.items.map((item) => ({ value: item.code, label: itemTitle(item) })));

/** A fact that is not known here stays what it is. */
function factChoices(facts: readonly FactName[], value: string) {
  const known = facts.map((it) => ({ value: it.name, label: `${it.title} (${it.name})` }));
  const isKnown = value === '' || facts.some((it) => it.name === value);
  return isKnown ? known : [...known, { value, label: t('instrument.factUnknown', { name: value }) }];
}
