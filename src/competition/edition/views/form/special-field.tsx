import type { ComponentChild } from 'preact';
import type { DocumentWords, ShownField, Typed as TypedDocument } from '#platform/document/field-input.tsx';
import type { FieldSpec } from '#platform/document/shape.ts';
import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { CheckboxGroup, RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { EditionDocument } from '../../model/document.ts';
import { fieldName, optionText, plainText } from '../../wording.ts';

export type Typed = { readonly form: FormValues; readonly errors: FieldErrors; readonly document: EditionDocument };

const suffixes: Readonly<
  Record<string, 'edition.suffix.months' | 'edition.suffix.words' | 'edition.suffix.megabytes'>
> = {
  months: 'edition.suffix.months',
  words: 'edition.suffix.words',
  maxBytes: 'edition.suffix.megabytes',
};

const words: DocumentWords = {
  label: fieldName,
  hint: (name) => plainText(`edition.hint.${name}`, ''),
  option: (name, value) => optionText(name === 'evidenceFrom' ? 'from' : name, value),
  suffix: (name) => {
    const key = suffixes[name];
    return key ? t(key) : '';
  },
  add: (list) => plainText(`edition.add.${list}`, ''),
  row: (kind) => plainText(`edition.stage.${kind}`, ''),
};

/** What was typed of an edition, for the form of any document. */
export function typedDocument({ form, errors, document }: Typed): TypedDocument {
  return { form, errors, words, special: (spec, field) => specialField(spec, { field, form, document }) };
}

type Part = { readonly field: ShownField; readonly form: FormValues; readonly document: EditionDocument };

function specialField({ special }: FieldSpec, part: Part): ComponentChild {
  if (special === 'groups') return <Groups {...part} />;
  if (special === 'regions') return <Regions {...part} />;
  const { field, form, document } = part;
  if (special === 'hours') return <TextField {...field} value={form.get(field.name)} autocomplete="off" width="full" />;
  const choices = document.sections.map((it) => ({ value: it.code, label: it.name || it.code }));
  const value = form.get(field.name);
  return <SelectField {...field} value={value} choices={choices} empty={t('edition.section.whole')} optional />;
}

/** Groups that the part is for; none ticked: all. */
function Groups({ field, form, document }: Part) {
  const { groups } = document;
  if (groups.length < 2) return <HiddenGroups field={field} form={form} />;
  const choices = groups.map((it) => ({ value: it.code, label: it.name || it.code }));
  return <CheckboxGroup {...field} values={form.all(field.name)} choices={choices} inline optional />;
}

/** With one group there is nothing to choose; what a part names is kept. */
function HiddenGroups({ field, form }: Pick<Part, 'field' | 'form'>) {
  return (
    <>
      {form.all(field.name).map((it) => (
        <HiddenField key={it} name={field.name} value={it} />
      ))}
    </>
  );
}

function Regions({ field, form }: Part) {
  const list = (
    <TextArea
      name={field.name}
      label={t('edition.field.regionCodes')}
      hint={t('edition.hint.regionCodes')}
      value={form.get(field.name)}
      rows={2}
      optional
      errors={field.errors}
    />
  );
  const choices = [
    { value: 'semua', label: t('edition.option.regions.all') },
    { value: 'pilih', label: t('edition.option.regions.some'), more: list },
  ];
  const name = `${field.name}.cakupan`;
  return <RadioGroup name={name} label={field.label} value={form.get(name) || 'semua'} choices={choices} />;
}
