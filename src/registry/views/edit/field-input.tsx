import type { FormValues } from '#platform/http/form.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors, FieldProps } from '#platform/ui/field.tsx';
import { DateField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { affairGroups, affairs, astaCita, type Goal, sdgs } from '../../model/goals.ts';
import type { FieldSpec } from '../../rules/fields.ts';
import { wordsOf } from '../../rules/words.ts';

export type BoxProps = {
  /** Name of the box: `title`, `impact.0.unit`. */
  readonly name: string;
  readonly spec: FieldSpec;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  /** Label of a value to choose. */
  readonly choiceLabel: (value: string) => string;
  readonly form: FormValues;
  readonly errors: FieldErrors;
};

const SHORT_TEXT = 2000;

/** One box of the record's form, filled with what is stored or what was typed. */
export function FieldInput(props: BoxProps) {
  const { name, spec, form } = props;
  const value = form.get(name);
  const field: FieldProps = {
    name,
    label: props.label,
    errors: props.errors,
    ...(props.hint ? { hint: props.hint } : {}),
    ...(props.optional ? { optional: true } : {}),
  };
  switch (spec.kind) {
    case 'line':
      return <TextField {...field} value={value} />;
    case 'text':
      return <LongText field={field} spec={spec} value={value} />;
    case 'address':
      return <TextField {...field} value={value} type="url" inputmode="url" spellcheck={false} />;
    case 'year':
      return <NumberField {...field} value={value} whole />;
    case 'number':
      return <NumberField {...field} value={value} />;
    case 'date':
      return <DateField {...field} value={value} />;
    case 'doubt':
      return <Checkbox {...field} checked={value !== ''} />;
    default:
      return <ChoiceInput {...props} field={field} />;
  }
}

type LongTextProps = {
  readonly field: FieldProps;
  readonly spec: Extract<FieldSpec, { kind: 'text' }>;
  readonly value: string;
};

function LongText({ field, spec, value }: LongTextProps) {
  const words = spec.words ? { words: spec.words } : {};
  return <TextArea {...field} {...words} value={value} rows={spec.max <= SHORT_TEXT ? 4 : 10} />;
}

function ChoiceInput({ name, spec, form, choiceLabel, field }: BoxProps & { readonly field: FieldProps }) {
  const value = form.get(name);
  switch (spec.kind) {
    case 'choice':
      return (
        <RadioGroup
          {...field}
          value={value || spec.start}
          choices={spec.values.map((it) => ({ value: it, label: choiceLabel(it) }))}
        />
      );
    case 'yes_no':
      return (
        <RadioGroup
          {...field}
          value={value}
          choices={['tidak', 'ya'].map((it) => ({ value: it, label: choiceLabel(it) }))}
        />
      );
    case 'affair':
      return <SelectField {...field} value={value} groups={affairChoices()} />;
    case 'affairs':
      return <AffairBoxes field={field} values={form.all(name)} />;
    default:
      return (
        <CheckboxGroup {...field} values={form.all(name)} choices={goalChoices(name === 'sdgs' ? sdgs : astaCita)} />
      );
  }
}

function affairChoices() {
  return affairGroups.map((group) => ({
    label: t(`registry.affairs.${group}`),
    choices: affairs
      .filter((affair) => affair.group === group)
      .map((affair) => ({ value: affair.code, label: currentLocale() === 'id' ? affair.name : affair.nameEn })),
  }));
}

/** Thirty-eight boxes are too many to show at once: they stand behind their label, open when some are ticked. */
function AffairBoxes({ field, values }: { readonly field: FieldProps; readonly values: readonly string[] }) {
  const choices = affairChoices().flatMap((group) => group.choices);
  return (
    <details class="facet" open={values.length > 0 || field.errors?.[field.name] !== undefined}>
      <summary>
        <span class="facet-label">{field.label}</span>
        {values.length > 0 ? (
          <span class="facet-chosen">{t('platform.facet.chosen', { n: formatNumber(values.length) })}</span>
        ) : null}
      </summary>
      <CheckboxGroup {...field} values={values} choices={choices} />
    </details>
  );
}

function goalChoices(goals: readonly Goal[]) {
  return goals.map((goal) => ({
    value: String(goal.number),
    label: `${goal.number}. ${currentLocale() === 'id' ? goal.name : goal.nameEn}`,
  }));
}

/** How many words a box holds now, for hints that ask for a least number. */
export function wordCount(form: FormValues, name: string): string {
  return formatNumber(wordsOf(form.get(name)));
}
