type LinkedItem = { readonly href: string; readonly text: string };

/** What somebody holds, each with the way to it; `more` says how many are not named. */
export function LinkedItems(props: {
  readonly items: readonly LinkedItem[];
  readonly more: string | null;
  readonly class: string;
}) {
  return (
    <>
      <ul class={props.class}>
        {props.items.map((it) => (
          <li key={it.href}>
            <a href={it.href}>{it.text}</a>
          </li>
        ))}
      </ul>
      {props.more ? <p>{props.more}</p> : null}
    </>
  );
}
