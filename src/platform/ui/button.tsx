import type { ComponentChildren } from 'preact';

export type ButtonLook = 'primary' | 'secondary' | 'danger' | 'plain';

export type ButtonProps = {
  readonly children: ComponentChildren;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  /** Sent with the form when this button is pressed. */
  readonly name?: string;
  readonly value?: string;
  /** Sends the form elsewhere than its own action. */
  readonly formaction?: string;
  /** Id of the form, when the button stands outside it. */
  readonly form?: string;
  readonly id?: string;
};

function classes(look: ButtonLook | undefined, small: boolean | undefined): string {
  return `btn btn-${look ?? 'primary'}${small ? ' btn-small' : ''}`;
}

export function Button(props: ButtonProps) {
  return (
    <button
      type="submit"
      id={props.id}
      class={classes(props.look, props.small)}
      name={props.name}
      value={props.value}
      formaction={props.formaction}
      form={props.form}
    >
      {props.children}
    </button>
  );
}

export type LinkButtonProps = {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly look?: ButtonLook;
  readonly small?: boolean;
  readonly rel?: string;
  readonly download?: boolean;
};

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  return (
    <a class={classes(props.look, props.small)} href={props.href} rel={props.rel} download={props.download}>
      {props.children}
    </a>
  );
}

/** What one may not do now, shown with the reason instead of hidden. `id` must be unique on the page. */
export function DisabledWithReason(props: {
  readonly id: string;
  readonly children: ComponentChildren;
  readonly reason: string;
}) {
  return (
    <div class="disabled-with-reason">
      <button type="button" class="btn btn-disabled" aria-disabled="true" aria-describedby={`${props.id}-reason`}>
        {props.children}
      </button>
      <p class="disabled-reason" id={`${props.id}-reason`}>
        {props.reason}
      </p>
    </div>
  );
}

/** One button that posts by itself: publish, sign out, remove. */
export function PostButton(
  props: ButtonProps & { readonly action: string; readonly fields?: Readonly<Record<string, string>> },
) {
  return (
    <form class="post-button" action={props.action} method="post">
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look={props.look} small={props.small} name={props.name} value={props.value}>
        {props.children}
      </Button>
    </form>
  );
}
