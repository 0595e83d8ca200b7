import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { controlAttributes, Field, FieldError, type FieldProps, FieldSet, type Wiring, wire } from './field.tsx';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Shown indented under the choice: a further field that belongs to it. */
  readonly more?: ComponentChildren;
};

export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] };

export type SelectFieldProps = FieldProps & {
  readonly value?: string | null | undefined;
  readonly choices?: readonly Choice[];
  readonly groups?: readonly ChoiceGroup[];
  /** Text of the empty first entry; null leaves it out. */
  readonly empty?: string | null;
  readonly width?: 'short' | 'medium' | 'full';
};

export function SelectField(props: SelectFieldProps) {
  const wiring = wire(props);
  const value = props.value ?? '';
  return (
    <Field {...props} wiring={wiring}>
      <select {...controlAttributes(props, wiring)} class={`input select input-${props.width ?? 'full'}`}>
        {props.empty === null ? null : <option value="">{props.empty ?? t('platform.select.empty')}</option>}
        {props.choices?.map((choice) => (
          <Option key={choice.value} choice={choice} selected={choice.value === value} />
        ))}
        {props.groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.choices.map((choice) => (
              <Option key={choice.value} choice={choice} selected={choice.value === value} />
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

function Option({ choice, selected }: { readonly choice: Choice; readonly selected: boolean }) {
  return (
    <option value={choice.value} selected={selected} disabled={choice.disabled}>
      {choice.label}
    </option>
  );
}

export type RadioGroupProps = FieldProps & {
  readonly value?: string | null | undefined;
  readonly choices: readonly Choice[];
  /** Side by side, for two or three short choices. */
  readonly inline?: boolean;
};

export function RadioGroup(props: RadioGroupProps) {
  return (
    <Choices
      field={props}
      type="radio"
      choices={props.choices}
      inline={props.inline}
      isChosen={(choice) => choice === (props.value ?? '')}
    />
  );
}

export type CheckboxGroupProps = FieldProps & {
  readonly values?: readonly string[];
  readonly choices: readonly Choice[];
  readonly inline?: boolean;
};

export function CheckboxGroup(props: CheckboxGroupProps) {
  return (
    <Choices
      field={props}
      type="checkbox"
      choices={props.choices}
      inline={props.inline}
      isChosen={(choice) => props.values?.includes(choice) === true}
    />
  );
}

type ChoicesProps = {
  readonly field: FieldProps;
  readonly type: 'radio' | 'checkbox';
  readonly choices: readonly Choice[];
  readonly inline: boolean | undefined;
  readonly isChosen: (value: string) => boolean;
};

function Choices({ field, type, choices, inline, isChosen }: ChoicesProps) {
  const wiring = wire(field);
  return (
    <FieldSet {...field} wiring={wiring}>
      <div class={inline ? 'choices choices-inline' : 'choices'}>
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            id={index === 0 ? wiring.id : `${wiring.id}-${index + 1}`}
            type={type}
            name={field.name}
            choice={choice}
            checked={isChosen(choice.value)}
          />
        ))}
      </div>
    </FieldSet>
  );
}

type ChoiceRowProps = {
  readonly id: string;
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly choice: Choice;
  readonly checked: boolean;
};

function ChoiceRow({ id, type, name, choice, checked }: ChoiceRowProps) {
  const hintId = choice.hint ? `${id}-choice-hint` : undefined;
  const input = (
    <input
      id={id}
      type={type}
      name={name}
      value={choice.value}
      checked={checked}
      disabled={choice.disabled}
      aria-describedby={hintId}
    />
  );
  return (
    <div class="choice">
      {input}
      <label for={id}>{choice.label}</label>
      {choice.hint ? (
        <p class="choice-hint" id={hintId}>
          {choice.hint}
        </p>
      ) : null}
      {choice.more ? <div class="choice-more">{choice.more}</div> : null}
    </div>
  );
}

export type CheckboxProps = FieldProps & { readonly checked?: boolean; readonly value?: string };

/** One box to tick, such as a statement to agree to. */
export function Checkbox(props: CheckboxProps) {
  const wiring: Wiring = wire(props);
  return (
    <div class={wiring.error ? 'field field-wrong' : 'field'}>
      <FieldError id={wiring.errorId} text={wiring.error} />
      <div class="choices">
        <div class="choice">
          <input
            {...controlAttributes(props, wiring)}
            type="checkbox"
            value={props.value ?? 'ya'}
            checked={props.checked === true}
          />
          <label for={wiring.id}>{props.label}</label>
          {props.hint ? (
            <div class="choice-hint" id={wiring.hintId}>
              {props.hint}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** A box without visible label, for the first column of a table of many (`label` names the row). */
export function RowCheckbox(props: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly form?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <label class="row-check">
      <input
        type="checkbox"
        name={props.name}
        value={props.value}
        form={props.form}
        checked={props.checked}
        disabled={props.disabled}
      />
      <span class="sr-only">{props.label}</span>
    </label>
  );
}
