import type { ComponentChildren } from 'preact';

export type FormProps = {
  readonly action: string;
  /** 'get' looks for something: its fields stand side by side and none is marked optional. */
  readonly method?: 'get' | 'post';
  /** Carries files. */
  readonly multipart?: boolean;
  readonly id?: string;
  /** Warn before leaving with unsaved changes (long forms). */
  readonly guard?: boolean;
  readonly label?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
};

/** A form whose faults are told by us, in our words and the reader's language, not by the browser. */
export function Form(props: FormProps) {
  const method = props.method ?? 'post';
  return (
    <form
      id={props.id}
      class={props.class ?? (method === 'get' ? 'form form-row' : 'form')}
      action={props.action}
      method={method}
      enctype={props.multipart ? 'multipart/form-data' : undefined}
      novalidate
      aria-label={props.label}
      data-guard={props.guard ? '' : undefined}
    >
      {props.children}
    </form>
  );
}

/** The row of buttons at the end of a form. */
export function FormActions({ children }: { readonly children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}

/** Fields that belong together, under one heading. */
export function FieldGroup(props: {
  readonly title: string;
  readonly text?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <fieldset class="field-group">
      <legend>{props.title}</legend>
      {props.text ? <p class="field-group-text">{props.text}</p> : null}
      {props.children}
    </fieldset>
  );
}
