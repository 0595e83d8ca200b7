import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { HiddenField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { EditionDocument } from '../../model/document.ts';
import type { FieldSpec } from '../../model/layout.ts';
import { fieldName, optionText, plainText } from '../../wording.ts';
import { MomentField } from './moment-field.tsx';

export type Typed = { readonly form: FormValues; readonly errors: FieldErrors; readonly document: EditionDocument };

const suffixes: Readonly<
  Record<string, 'edition.suffix.months' | 'edition.suffix.words' | 'edition.suffix.megabytes'>
> = {
  months: 'edition.suffix.months',
  words: 'edition.suffix.words',
  maxBytes: 'edition.suffix.megabytes',
};
const SEVERAL_LINES = 3;

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
  const last = spec.label ?? spec.name.split('.').at(-1) ?? spec.name;
  const hint = plainText(`edition.hint.${last}`, '');
  const isOptional = spec.optional === true || spec.kind.endsWith('OrNone') || spec.kind === 'code';
  const field = {
    name,
    label: fieldName(last),
    errors: typed.errors,
    ...(hint ? { hint } : {}),
    ...(isOptional ? { optional: true } : {}),
  };
  return <Control spec={spec} last={last} field={field} typed={typed} />;
}

type ControlProps = {
  readonly spec: FieldSpec;
  readonly last: string;
  readonly field: {
    readonly name: string;
    readonly label: string;
    readonly errors: FieldErrors;
    readonly optional?: boolean;
  };
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
    case 'groups':
      return <Groups field={field} typed={typed} />;
    case 'regions':
      return <Regions field={field} typed={typed} />;
    case 'choice':
    case 'choices':
    case 'sectionOrNone':
      return <Choosing {...props} />;
    default:
      return <Line {...props} />;
  }
}

function Choosing({ spec, last, field, typed }: ControlProps) {
  const value = typed.form.get(field.name);
  const choices = choicesOf(last, spec.options);
  if (spec.kind === 'choice')
    return <SelectField {...field} value={value} choices={choices} empty={null} width="medium" />;
  if (spec.kind === 'choices')
    return <CheckboxGroup {...field} values={typed.form.all(field.name)} choices={choices} inline optional />;
  const whole = t('edition.section.whole');
  return <SelectField {...field} value={value} choices={sectionChoices(typed.document)} empty={whole} optional />;
}

function Line({ spec, last, field, typed }: ControlProps) {
  const value = typed.form.get(field.name);
  if (spec.kind === 'line' || spec.kind === 'code' || spec.kind === 'hours')
    return <TextField {...field} value={value} autocomplete="off" width={spec.kind === 'code' ? 'medium' : 'full'} />;
  const suffix = suffixes[last];
  const isWhole = spec.kind.startsWith('whole');
  return <NumberField {...field} value={value} whole={isWhole} {...(suffix ? { suffix: t(suffix) } : {})} />;
}

const choicesOf = (name: string, options: readonly string[] = []) =>
  options.map((value) => ({ value, label: optionText(name === 'evidenceFrom' ? 'from' : name, value) }));

const sectionChoices = (document: EditionDocument) =>
  document.sections.map((it) => ({ value: it.code, label: it.name || it.code }));

type Part = Pick<ControlProps, 'field' | 'typed'>;

/** Groups that the part is for; none ticked: all. */
function Groups({ field, typed }: Part) {
  const { groups } = typed.document;
  if (groups.length < 2) return <HiddenGroups field={field} typed={typed} />;
  const choices = groups.map((it) => ({ value: it.code, label: it.name || it.code }));
  return <CheckboxGroup {...field} values={typed.form.all(field.name)} choices={choices} inline optional />;
}

/** With one group there is nothing to choose; what a part names is kept. */
function HiddenGroups({ field, typed }: Part) {
  return (
    <>
      {typed.form.all(field.name).map((it) => (
        <HiddenField key={it} name={field.name} value={it} />
      ))}
    </>
  );
}

function Regions({ field, typed }: Part) {
  const list = (
    <TextArea
      name={field.name}
      label={t('edition.field.regionCodes')}
      hint={t('edition.hint.regionCodes')}
      value={typed.form.get(field.name)}
      rows={2}
      optional
      errors={typed.errors}
    />
  );
  const choices = [
    { value: 'semua', label: t('edition.option.regions.all') },
    { value: 'pilih', label: t('edition.option.regions.some'), more: list },
  ];
  const name = `${field.name}.cakupan`;
  return <RadioGroup name={name} label={field.label} value={typed.form.get(name) || 'semua'} choices={choices} />;
}
