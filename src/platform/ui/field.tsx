import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';

/** Field name → what is wrong with it, in the reader's language. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What every field of a form takes. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** The message for this field; looked up in `errors` by name when left out. */
  readonly error?: string;
  readonly errors?: FieldErrors;
  /** Marks the field "(opsional)"; every other field is required. */
  readonly optional?: boolean;
  /** Only when the same name stands twice on a page. */
  readonly id?: string;
  /** The label is the page's only heading (one thing a page). */
  readonly heading?: boolean;
};

/** Where an error summary jumps to: the id of the first control of the field. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^\w-]+/g, '-')}`;
}

export type Wiring = {
  readonly id: string;
  readonly error: string | undefined;
  readonly hintId: string;
  readonly errorId: string;
  readonly describedBy: string | undefined;
};

/** Ids that tie label, hint, error and control together. */
export function wire(props: FieldProps, extra?: string): Wiring {
  const id = props.id ?? fieldId(props.name);
  const error = props.error ?? props.errors?.[props.name];
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const parts = [props.hint ? hintId : '', error ? errorId : '', extra ?? ''].filter((part) => part !== '');
  return { id, error, hintId, errorId, describedBy: parts.length > 0 ? parts.join(' ') : undefined };
}

/** Attributes every control carries. */
export function controlAttributes(props: FieldProps, wiring: Wiring) {
  return {
    id: wiring.id,
    name: props.name,
    required: !props.optional,
    'aria-invalid': wiring.error ? ('true' as const) : undefined,
    'aria-describedby': wiring.describedBy,
  };
}

export function LabelText({ label, optional }: { readonly label: string; readonly optional?: boolean | undefined }) {
  return (
    <>
      {label}
      {optional ? <span class="field-optional"> {t('platform.field.optional')}</span> : null}
    </>
  );
}

export function FieldHint({ id, children }: { readonly id: string; readonly children?: ComponentChildren }) {
  return children ? (
    <div class="field-hint" id={id}>
      {children}
    </div>
  ) : null;
}

export function FieldError({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text ? (
    <p class="field-error" id={id}>
      <span class="sr-only">{t('platform.field.errorPrefix')} </span>
      {text}
    </p>
  ) : null;
}

/** Label, hint, error and one control, in the order a screen reader should tell them. */
export function Field(props: FieldProps & { readonly wiring: Wiring; readonly children: ComponentChildren }) {
  const { wiring } = props;
  const label = (
    <label class="field-label" for={wiring.id}>
      <LabelText label={props.label} optional={props.optional} />
    </label>
  );
  return (
    <div class={wiring.error ? 'field field-wrong' : 'field'}>
      {props.heading ? <h1 class="field-heading">{label}</h1> : label}
      <FieldHint id={wiring.hintId}>{props.hint}</FieldHint>
      <FieldError id={wiring.errorId} text={wiring.error} />
      {props.children}
    </div>
  );
}

/** A group of choices: legend, hint, error, then the choices. */
export function FieldSet(props: FieldProps & { readonly wiring: Wiring; readonly children: ComponentChildren }) {
  const { wiring } = props;
  const label = <LabelText label={props.label} optional={props.optional} />;
  return (
    <fieldset class={wiring.error ? 'field field-wrong' : 'field'} aria-describedby={wiring.describedBy}>
      <legend class="field-label">{props.heading ? <h1 class="field-heading">{label}</h1> : label}</legend>
      <FieldHint id={wiring.hintId}>{props.hint}</FieldHint>
      <FieldError id={wiring.errorId} text={wiring.error} />
      {props.children}
    </fieldset>
  );
}
