import type { ComponentChildren } from 'preact';

export type CardProps = {
  readonly title: ComponentChildren;
  readonly href?: string;
  /** Small facts under the title, each its own item: institution, place, year. */
  readonly facts?: readonly ComponentChildren[];
  readonly tags?: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly level?: 2 | 3;
};

/** One thing of a list: its name as the link, then what tells it from the others. */
export function Card({ title, href, facts, tags, children, level = 3 }: CardProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <article class="card">
      {tags ? <div class="card-tags">{tags}</div> : null}
      <Title class="card-title">{href ? <a href={href}>{title}</a> : title}</Title>
      {facts && facts.length > 0 ? (
        <ul class="card-facts">
          {facts.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
      ) : null}
      {children ? <div class="card-text">{children}</div> : null}
    </article>
  );
}

/** Cards under each other (`list`, for reading) or side by side (`grid`, for choosing). */
export function CardList(props: {
  readonly look?: 'list' | 'grid';
  readonly label?: string;
  readonly children: ComponentChildren;
}) {
  const children = Array.isArray(props.children) ? props.children.flat() : [props.children];
  return (
    <ul class={`cards cards-${props.look ?? 'list'}`} aria-label={props.label}>
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </ul>
  );
}
