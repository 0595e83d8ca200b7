import type { ComponentChildren } from 'preact';

export type PageHeaderProps = {
  readonly title: ComponentChildren;
  /** One or two sentences in larger type. */
  readonly lead?: ComponentChildren;
  /** Small line above the title: the kind of thing, or the step of many. */
  readonly kicker?: ComponentChildren;
  /** Tags and facts under the title. */
  readonly facts?: ComponentChildren;
  /** Buttons for the whole page. */
  readonly actions?: ComponentChildren;
};

/** The one h1 of a page with what belongs to it. */
export function PageHeader({ title, lead, kicker, facts, actions }: PageHeaderProps) {
  return (
    <header class="page-header">
      {kicker ? <p class="kicker">{kicker}</p> : null}
      <h1>{title}</h1>
      {facts ? <div class="facts">{facts}</div> : null}
      {lead ? <p class="lead">{lead}</p> : null}
      {actions ? <div class="actions">{actions}</div> : null}
    </header>
  );
}

export type HeroProps = {
  readonly title: ComponentChildren;
  readonly lead?: ComponentChildren;
  /** What one does here: a search box, the first buttons. */
  readonly children?: ComponentChildren;
};

/** The head of a first page: the h1 on the colour of the band, from edge to edge. */
export function Hero({ title, lead, children }: HeroProps) {
  return (
    <header class="hero">
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      {children}
    </header>
  );
}
