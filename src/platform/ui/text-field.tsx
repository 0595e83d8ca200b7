import type { ComponentChildren } from 'preact';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { controlAttributes, Field, type FieldProps, fieldId, wire } from './field.tsx';

type Width = 'short' | 'medium' | 'full';

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'tel' | 'search';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'tel';
  readonly spellcheck?: boolean;
  readonly maxlength?: number;
  readonly width?: Width;
  /** Address that answers an HTML fragment of similar things for `?q=`; shown live under the field. */
  readonly similarUrl?: string;
  /** Ready-made values to choose from; others may be typed. */
  readonly suggestions?: readonly string[];
  /** A unit shown behind the box, such as "%" or "hari". */
  readonly suffix?: string;
};

export function TextField(props: TextFieldProps) {
  const wiring = wire(props);
  const listId = props.suggestions ? `${wiring.id}-list` : undefined;
  // The types of preact/jsx tie `list` to single types; any of ours may have it.
  const kind: object = { type: props.type ?? 'text', ...(listId ? { list: listId } : {}) };
  const input = (
    <input
      {...controlAttributes(props, wiring)}
      {...kind}
      class={`input input-${props.width ?? 'full'}`}
      value={props.value ?? ''}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      spellcheck={props.spellcheck}
      maxlength={props.maxlength}
      data-similar-url={props.similarUrl}
      data-similar-into={props.similarUrl ? `${wiring.id}-similar` : undefined}
    />
  );
  return (
    <Field {...props} wiring={wiring}>
      <WithSuffix suffix={props.suffix}>{input}</WithSuffix>
      {listId ? (
        <datalist id={listId}>
          {props.suggestions?.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      ) : null}
      {props.similarUrl ? <div id={`${wiring.id}-similar`} class="similar" aria-live="polite" /> : null}
    </Field>
  );
}

function WithSuffix({
  suffix,
  children,
}: {
  readonly suffix: string | undefined;
  readonly children: ComponentChildren;
}) {
  if (!suffix) return children;
  return (
    <div class="input-row">
      {children}
      <span class="input-suffix" aria-hidden="true">
        {suffix}
      </span>
    </div>
  );
}

export type TextAreaProps = FieldProps & {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxlength?: number;
  /** Word limit: told under the box, counted live where there is script. */
  readonly words?: number;
  readonly spellcheck?: boolean;
};

export function TextArea(props: TextAreaProps) {
  const id = props.id ?? fieldId(props.name);
  const wiring = wire(props, props.words ? `${id}-words` : undefined);
  return (
    <Field {...props} wiring={wiring}>
      <textarea
        {...controlAttributes(props, wiring)}
        class="input input-area"
        rows={props.rows ?? 5}
        maxlength={props.maxlength}
        spellcheck={props.spellcheck}
        data-words={props.words}
        data-words-left={props.words ? t('platform.words.left', { n: '{n}' }) : undefined}
        data-words-over={props.words ? t('platform.words.over', { n: '{n}' }) : undefined}
      >
        {props.value ?? ''}
      </textarea>
      {props.words ? (
        <p class="field-count" id={`${id}-words`}>
          {t('platform.words.limit', { n: formatNumber(props.words) })}
        </p>
      ) : null}
    </Field>
  );
}

export type NumberFieldProps = FieldProps & {
  readonly value?: string | number | null | undefined;
  /** Whole numbers bring up a phone's digit keys, others its decimal keys. */
  readonly whole?: boolean;
  readonly suffix?: string;
  readonly width?: Width;
};

/** A text box with digit keys: `type=number` loses what people type wrongly and scrolls values away. */
export function NumberField({ value, whole, width, ...props }: NumberFieldProps) {
  const text = value === null || value === undefined ? '' : String(value);
  return (
    <TextField
      {...props}
      value={text}
      inputmode={whole ? 'numeric' : 'decimal'}
      autocomplete="off"
      spellcheck={false}
      width={width ?? 'short'}
    />
  );
}

export type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD`, or what the reader typed when it was no date. */
  readonly value?: string | null | undefined;
  readonly min?: string;
  readonly max?: string;
};

export function DateField(props: DateFieldProps) {
  const withHint = { ...props, hint: props.hint === undefined ? t('platform.date.hint') : props.hint };
  const wiring = wire(withHint);
  return (
    <Field {...withHint} wiring={wiring}>
      <input
        {...controlAttributes(withHint, wiring)}
        class="input input-medium"
        type="date"
        value={props.value ?? ''}
        min={props.min}
        max={props.max}
      />
    </Field>
  );
}

export type FileFieldProps = FieldProps & {
  /** As in HTML: ".xlsx,.csv". */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** A phone opens its camera. */
  readonly capture?: 'environment';
};

export function FileField(props: FileFieldProps) {
  const wiring = wire(props);
  return (
    <Field {...props} wiring={wiring}>
      <input
        {...controlAttributes(props, wiring)}
        class="input-file"
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        capture={props.capture}
      />
    </Field>
  );
}

export function HiddenField({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
